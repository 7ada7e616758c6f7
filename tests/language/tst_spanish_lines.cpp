#include "app/settings/translations.h"
#include "models/base/text.h"
#include "models/dispatch/command_line.h"
#include "tests/language/poses.h"
#include "tests/testkit/test_program.h"
#include "tests/testkit/verb_examples.h"
#include "ui/widgets/core_text.h"
#include "ui/widgets/desk_asker.h"

#include <QSignalSpy>
#include <QtTest>

// The command line for a person who reads Spanish: its words stay English, what they mean does not.
using namespace haven;
using namespace haven::test;
using namespace haven::ui;

namespace {

LineContext spokenContext(const DispatchRoom& room)
{
    return LineContext{room.state(), room.knowledge(), room.now(), Span{}, {}, {}, {}};
}

} // namespace

class tst_SpanishLines : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatEnterWillDoIsSaidInSpanish();
    void whatAWordMeansIsSaidInSpanish();
    void theBarSpeaksAsTheWindowDoes();
    void whatToTypeInsteadIsSaidInSpanish();
};

void tst_SpanishLines::whatToTypeInsteadIsSaidInSpanish()
{
    DispatchRoom room;
    room.logOn("3A12");
    Translations translations;
    translations.use("es");
    const auto said = [&room](const char* line) {
        const auto parsed = parseLine(line, spokenContext(room));
        return parsed ? QString() : refusalText(parsed.refusal());
    };
    QStringList told;
    for (const char* line :
         {"board", "find", "zzzzzz", "disptach 3A12", "3A12 zebra", "21:40 os", "d 3A12", "n"})
        told << said(line);
    translations.use("en");
    for (const QString& one : told) {
        for (const char* english : {"Type ?", "Did you mean", "desk", "such as", "Behind a unit"})
            QVERIFY2(!one.contains(QLatin1String(english)), qPrintable(one));
    }
    QVERIFY2(told.at(5).contains(QStringLiteral("at 21:40")), qPrintable(told.at(5)));
}

void tst_SpanishLines::whatEnterWillDoIsSaidInSpanish()
{
    DispatchRoom room;
    fillForExamples(room);
    Translations translations;
    translations.use("es");
    QStringList english;
    for (const auto& verb : verbTable()) {
        const auto parsed = parseLine(exampleHere(verb.example), spokenContext(room));
        if (!parsed || !parsed->command)
            continue;
        if (coreText(parsed->preview) == QString::fromStdString(parsed->preview))
            english << QString::fromStdString(parsed->preview);
    }
    const QString sent = coreText("Send 3A12 to 26-000041 Welfare check, 118 Wharf St.");
    const QString comma = coreText("Hold 26-000042 Crash, no injury, I-95 N.");
    const QString own = coreText("Send 3A12 to 26-000041 Own label, Welfare check.");
    const QString closed = coreText("Acknowledge the alarm for 3A12: status check is due.");
    translations.use("en");
    QVERIFY2(english.isEmpty(), qPrintable(english.join(u'\n')));
    QCOMPARE(sent,
             QStringLiteral("Enviar 3A12 a 26-000041 Verificación de bienestar, 118 Wharf St."));
    QVERIFY2(!comma.contains(QStringLiteral("no injury")) &&
                 comma.endsWith(QStringLiteral("I-95 N.")),
             qPrintable(comma));
    QCOMPARE(own, QStringLiteral("Enviar 3A12 a 26-000041 Own label, Welfare check."));
    QCOMPARE(closed,
             QStringLiteral("Confirmar la alarma de 3A12: toca la verificación de estado."));
}

void tst_SpanishLines::whatAWordMeansIsSaidInSpanish()
{
    DispatchRoom room;
    fillForExamples(room);
    Translations translations;
    translations.use("es");
    QStringList english;
    for (const auto& verb : verbTable()) {
        for (const auto& one :
             completionsOf(std::string(verb.name) + " ", spokenContext(room), 400)) {
            const bool isSentence = one.meaning.find(" follow") != std::string::npos;
            if (isSentence && coreWord(one.meaning) == QString::fromStdString(one.meaning))
                english << QString::fromStdString(one.meaning);
        }
    }
    translations.use("en");
    QVERIFY2(english.isEmpty(), qPrintable(english.join(u'\n')));
}

void tst_SpanishLines::theBarSpeaksAsTheWindowDoes()
{
    Console console;
    fillBoard(console);
    Translations translations;
    QSignalSpy remade(&console.window(), &MainWindow::remade);
    translations.use("es");
    console.window().remakeSoon();
    QVERIFY(remade.wait(2000));
    console.key(Qt::Key_L, Qt::ControlModifier);
    console.type(QStringLiteral("msg all radio 2 is down"));
    const QString ahead = console.preview();
    console.line()->clear();
    console.type(QStringLiteral("on 3A77 b"));
    const QString offered = console.preview();
    translations.use("en");
    QVERIFY2(ahead.contains(QStringLiteral("Mensaje a todos los puestos")), qPrintable(ahead));
    QVERIFY2(offered.contains(QStringLiteral("Sigue su sector")), qPrintable(offered));
}

HAVEN_TESTS(tst_SpanishLines)
#include "tst_spanish_lines.moc"
