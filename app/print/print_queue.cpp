#include "app/print/print_queue.h"

#include <memory>
#include <mutex>
#include <QProcess>

namespace haven {

namespace {

struct Served {
    bool isDone = false; // it ended by itself and was content
    QString out;
};

Served served(const QString& program, const QStringList& words, const QByteArray& in)
{
    QProcess process;
    // "request id is FRONT-12 (0 file(s))" is read, and the service translates it.
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C"));
    process.setProcessEnvironment(environment);
    process.start(program, words);
    if (!process.waitForStarted(kPrintMsMax))
        return {};
    process.write(in);
    process.closeWriteChannel();
    if (!process.waitForFinished(kPrintMsMax)) {
        process.kill();
        process.waitForFinished(kPrintMsMax);
        return {};
    }
    return {process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0,
            QString::fromLocal8Bit(process.readAllStandardOutput())};
}

// "FRONT-12", by which the service knows a page.
QString requestIn(const QString& answer)
{
    const QString before = QStringLiteral("request id is ");
    const qsizetype at = answer.indexOf(before);
    return at < 0 ? QString() : answer.mid(at + before.size()).section(u' ', 0, 0).trimmed();
}

struct LastPage {
    std::mutex mutex; // one page at a time, and guards the request
    QString request;
};

Result<void> printOne(LastPage& last, const std::string& printer, std::string_view pdf)
{
    const std::lock_guard lock(last.mutex);
    const QString name = QString::fromStdString(printer);
    if (!last.request.isEmpty()) {
        const Served waiting =
            served(QStringLiteral("lpstat"), {QStringLiteral("-o"), name}, QByteArray());
        for (const QString& line : waiting.out.split(u'\n')) {
            if (line.section(u' ', 0, 0) == last.request)
                return refuse(RefusalCode::PrinterWaits, printer);
        }
    }
    const Served taken =
        served(QStringLiteral("lp"),
               {QStringLiteral("-d"), name, QStringLiteral("-t"), QStringLiteral("Haven board")},
               QByteArray(pdf.data(), static_cast<qsizetype>(pdf.size())));
    if (!taken.isDone)
        return refuse(RefusalCode::PrinterTakesNothing, printer);
    last.request = requestIn(taken.out);
    return {};
}

} // namespace

bool isOfPrinter(const Refusal& fault)
{
    return fault.code == RefusalCode::PrinterTakesNothing ||
           fault.code == RefusalCode::PrinterWaits;
}

PrintPage printService()
{
    return [last = std::make_shared<LastPage>()](const std::string& printer, std::string_view pdf) {
        return printOne(*last, printer, pdf);
    };
}

} // namespace haven
