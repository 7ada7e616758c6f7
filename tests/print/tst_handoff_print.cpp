#include "app/print/handoff_pdf.h"
#include "app/session/handoff_export.h"
#include "tests/testkit/fake_desk.h"
#include "tests/testkit/read_file.h"
#include "tests/testkit/test_program.h"

#include <QGuiApplication>
#include <QPalette>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

using namespace haven;
using namespace haven::test;

namespace {

// What is painted on the first sheet: the first stream of the file, before its fonts.
QByteArray firstSheetOf(const QByteArray& pdf)
{
    const qsizetype at = pdf.indexOf("\nstream\n");
    const qsizetype end = pdf.indexOf("endstream", at);
    return at < 0 || end < 0 ? QByteArray() : pdf.mid(at, end - at);
}

QByteArray printedWith(const QColor& text, const QString& path)
{
    QPalette colors = QGuiApplication::palette();
    const QPalette before = colors;
    colors.setColor(QPalette::Text, text);
    colors.setColor(QPalette::WindowText, text);
    QGuiApplication::setPalette(colors);
    Report report;
    report.title = "Hand-off";
    report.preface = {"Made by Osei"};
    report.columns = {{"subject", "Subject"}, {"words", "What is known"}};
    report.rows.push_back({ReportCell::of("Weapon", FieldClass::Open),
                           ReportCell::of("knife in hand", FieldClass::Police)});
    const bool isWritten = writeHandoffPdf({report}, path.toStdString());
    QGuiApplication::setPalette(before);
    return isWritten ? firstSheetOf(bytesOf(path)) : QByteArray();
}

} // namespace

class TestHandoffPrint final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void thePageIsRecordedAndThenWritten()
    {
        FakeDesk desk;
        desk.setSeat(clinicianSeat());
        const auto id = desk.room().open("SUICTHRT");
        QVERIFY(desk.room().run(StartChecklist{id, ProtocolId("suicidal-person")}));
        desk.sync();
        const QTemporaryDir folder;
        const AgencyTime time("America/New_York");
        HandoffPrinter printer(desk, time, QDir(folder.filePath(QStringLiteral("new/folder"))));
        QSignalSpy printed(&printer, &HandoffPrinter::printed);
        printer.print(id);
        QVERIFY(printed.wait(10'000));
        const QString path = printed.front().front().toString();
        QVERIFY(bytesOf(path).startsWith("%PDF-"));
        const auto* fact = desk.lastCommand<RecordExport>();
        QVERIFY(fact);
        QCOMPARE(fact->exported.audience, std::string("internal"));
        QCOMPARE(fact->exported.format, std::string("pdf"));
        QVERIFY(fact->exported.selection.find(desk.state().incidents.at(id).number) !=
                std::string::npos);
        QVERIFY(fact->exported.rows > 12);
    }

    void whatCannotBeRecordedIsNotHandedOut()
    {
        FakeDesk desk;
        const auto id = desk.room().open("SUICTHRT");
        desk.sync();
        const QTemporaryDir folder;
        const AgencyTime time("UTC");
        HandoffPrinter printer(desk, time, QDir(folder.path()));
        QSignalSpy refused(&printer, &HandoffPrinter::refused);
        desk.refuseNextWith(refuse(RefusalCode::DiskFull, "demo.haven"));
        printer.print(id);
        QVERIFY(refused.wait(5'000));
        QVERIFY(QDir(folder.path()).entryList(QDir::Files).isEmpty());
    }

    void aFolderThatCannotBeWrittenIsSaidInWords()
    {
        FakeDesk desk;
        const auto id = desk.room().open("SUICTHRT");
        desk.sync();
        const AgencyTime time("UTC");
        HandoffPrinter printer(desk, time, QDir(QStringLiteral("/proc/nowhere")));
        QSignalSpy refused(&printer, &HandoffPrinter::refused);
        printer.print(id);
        QVERIFY(refused.wait(10'000));
        QVERIFY(refused.front().front().value<Refusal>().code == RefusalCode::FileUnwritable);
    }

    void aClinicianPrintsForTheHouseOnly()
    {
        DispatchRoom room;
        RecordExport command;
        command.exported.audience = "internal";
        command.exported.format = "pdf";
        QVERIFY(room.runAs(clinicianSeat(), command));
        command.exported.audience = "press";
        QCOMPARE(room.refusalOfAs(clinicianSeat(), command), std::string("RoleMissing"));
        QVERIFY(room.run(command));
    }

    // The night theme's text is nearly white, and so is paper.
    void aPageIsBlackOnWhiteWhateverTheTheme()
    {
        const QTemporaryDir folder;
        const auto day = printedWith(Qt::black, folder.filePath(QStringLiteral("day.pdf")));
        const auto night = printedWith(Qt::white, folder.filePath(QStringLiteral("night.pdf")));
        QVERIFY(!day.isEmpty());
        QCOMPARE(night, day);
    }

    void longPagesGoOnOnMoreSheets()
    {
        Report report;
        report.title = "Hand-off";
        report.columns = {{"subject", "Subject"}, {"words", "What is known"}};
        for (int n = 0; n < 200; ++n)
            report.rows.push_back({ReportCell::of("Note", FieldClass::Open),
                                   ReportCell::of("row " + std::to_string(n), FieldClass::Care)});
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("long.pdf"));
        QVERIFY(writeHandoffPdf({report, report}, path.toStdString()));
        const QByteArray pdf = bytesOf(path);
        QVERIFY(pdf.startsWith("%PDF-"));
        QVERIFY(pdf.count("/Type /Page\n") >= 6 || pdf.count("/Type /Page") >= 6);
        QVERIFY(!writeHandoffPdf({}, path.toStdString()));
        QVERIFY(!writeHandoffPdf({report}, "/proc/nowhere/x.pdf"));
    }
};

HAVEN_TESTS(TestHandoffPrint)
#include "tst_handoff_print.moc"
