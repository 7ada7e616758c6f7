#include "models/dispatch/command_line.h"
#include "models/dispatch/line_reader.h"
#include "tests/dispatch/line_kit.h"
#include "tests/testkit/test_program.h"
#include "tests/testkit/verb_examples.h"

#include <QTest>

#include <set>

using namespace haven;
using namespace haven::test;

// What a line that cannot be read is answered with, and help.
class LineRefusalsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refusesAPlaceWhoseQuoteIsNeverClosed()
    {
        DispatchRoom room;
        room.logOn("3A12");
        for (const char* line : {"new WELFARE @\"12 Elm St", "new WELFARE @\"12 Elm St !he shouts",
                                 "new @\"", "d \"3A12 01", "mv 3A12 @\"Elm & Third"}) {
            const auto parsed = parseLine(line, contextOf(room));
            QVERIFY2(!parsed.isOk(), line);
            QCOMPARE(parsed.refusal().code, RefusalCode::QuoteOpen);
        }
        // In free text a quote is a quote.
        const IncidentId incident = room.open("WELFARE");
        const auto note = commandOf<AddNote>(parseLine("n 01 he said \"go", contextOf(room)));
        QCOMPARE(note.incident, incident);
        QCOMPARE(note.text, std::string("he said \"go"));
        const auto told =
            commandOf<OpenIncident>(parseLine("new WELFARE @Elm !\"help", contextOf(room)));
        QCOMPARE(told.narrative, std::string("\"help"));
    }

    void refusesAPlaceLongerThanAnyAddress()
    {
        DispatchRoom room;
        const auto placeOf = [&room](std::size_t letters) {
            return parseLine("new WELFARE @\"" + std::string(letters, 'x') + "\"", contextOf(room));
        };
        QVERIFY(placeOf(kPlaceBytesMax).isOk());
        QCOMPARE(placeOf(kPlaceBytesMax + 1).refusal().code, RefusalCode::TextTooLong);
        QCOMPARE(
            parseLine("new WELFARE @" + std::string(3000, 'x'), contextOf(room)).refusal().code,
            RefusalCode::TextTooLong);
    }

    void refusesWhereANumberFitsAUnitAndAnIncident()
    {
        DispatchRoom room;
        room.logOn("01");
        room.open("WELFARE");
        const auto parsed = parseLine("h 01 keyholder comes", contextOf(room));
        QCOMPARE(refusalOf(parsed), std::string("IncidentOrUnit"));
        QVERIFY(refusalSentence(parsed.refusal()).find("26-") != std::string::npos ||
                refusalSentence(parsed.refusal()).find("-000001") != std::string::npos);
    }

    void refusesDigitsThatFitTwoIncidents()
    {
        DispatchRoom room;
        for (int i = 0; i < 11; ++i)
            room.open("NOISE", "street " + std::to_string(i));
        QCOMPARE(refusalOf(parseLine("h 1 later", contextOf(room))),
                 std::string("IncidentAmbiguous"));
        QVERIFY(parseLine("h 11 later", contextOf(room)).isOk());
    }

    void refusesWithAnExample_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("refusal");
        QTest::newRow("empty") << "   "
                               << "LineEmpty";
        QTest::newRow("no verb") << "fly 3A12"
                                 << "VerbUnknown";
        QTest::newRow("no incident") << "d 3A12"
                                     << "SlotMissing";
        QTest::newRow("no place") << "new WELFARE"
                                  << "SlotMissing";
        QTest::newRow("no reason") << "h 01"
                                   << "SlotMissing";
        QTest::newRow("a word too many") << "en 3A12 3A15 3A16"
                                         << "WordUnexpected";
        QTest::newRow("flag word") << "flag 01 maybe"
                                   << "WordUnexpected";
        QTest::newRow("no such number") << "h 99 later"
                                        << "IncidentNotFound";
        QTest::newRow("idle unit") << "n 3A12 text"
                                   << "UnitWorksNothing";
    }

    void refusesWithAnExample()
    {
        QFETCH(QString, line);
        QFETCH(QString, refusal);
        DispatchRoom room;
        room.logOn("3A12");
        room.open("WELFARE");
        const auto parsed = parseLine(line.toStdString(), contextOf(room));
        QCOMPARE(QString::fromStdString(refusalOf(parsed)), refusal);
        QVERIFY(!refusalSentence(parsed.refusal()).empty());
    }

    void sayWhatWasWrongAndWhatToTypeInstead_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("told");
        const auto row = [](const char* line, const char* told) {
            QTest::newRow(line) << QString::fromUtf8(line) << QString::fromUtf8(told);
        };
        row("step", "The incident (its last digits, or . for the chosen one) is missing");
        row("oc foo", "No incident foo");
        row("ans foo", "No incident foo");
        row("ans 01 color", "There is no fact color");
        row("notes", "write one with: n 4482");
        row("board", "F9");
        row("log", "F11");
        row("search knife", "Ctrl+F");
        row("timers", "Ctrl+7");
        row("zzz", "Type ? for every verb with an example");
        row("claer 3A12", "Type ?");
        row("clea 3A12", "Did you mean: cl 3A12 DONE");
        row("dispath 3A12 01", "Type ?");
        row("help fly", "There is no verb fly");
        row("undo foo", "The line takes nothing more");
        row("cl", "The unit (a call sign, such as 3A12) is missing");
        row("d 3A12", "The incident (its last digits");
        row("new", "The type (such as WELFARE) is missing");
        row("new WELFARE", "The place (@ and an address) is missing");
        row("x 01", "How it ended (such as DONE) is missing");
        row("pri 01", "The priority (p1 to p5) is missing");
        row("st 3A12", "What the unit is doing (such as meal) is missing");
        row("flag 01", "One of yes, no, unsure is missing");
        row("run 01", "The checklist (such as suicidal-person) is missing");
        row("lvl 01", "The level (1 to 4) is missing");
        row("emd 01", "One of started, transferred, notmedical is missing");
    }

    void sayWhatWasWrongAndWhatToTypeInstead()
    {
        QFETCH(QString, line);
        QFETCH(QString, told);
        DispatchRoom room;
        room.logOn("3A12");
        room.open("WELFARE");
        const auto parsed = parseLine(line.toStdString(), contextOf(room));
        QVERIFY(!parsed.isOk());
        const QString sentence = QString::fromStdString(refusalSentence(parsed.refusal()));
        QVERIFY2(sentence.contains(told), qPrintable(sentence));
        QVERIFY2(sentence.contains(QStringLiteral("Nothing was changed")), qPrintable(sentence));
    }

    void helpOnOneVerbTellsOfThatOne()
    {
        DispatchRoom room;
        for (const char* line : {"? d", "help send", "? D", "?d", "?send"}) {
            const auto parsed = parseLine(line, contextOf(room));
            QVERIFY(parsed.isOk() && parsed->question == LineQuestion::Verbs);
            QVERIFY2(parsed->topic.find("d 3A12,3A15 4482") != std::string::npos, line);
        }
        QVERIFY(parseLine("?", contextOf(room))->topic.empty());
    }

    void refusesLinesOneByteOverTheLimit()
    {
        DispatchRoom room;
        room.open("WELFARE");
        const std::string head = "n 01 ";
        const std::string full = head + std::string(16'384 - head.size(), 'x');
        QVERIFY(parseLine(full, contextOf(room)).isOk());
        QCOMPARE(refusalOf(parseLine(full + "x", contextOf(room))), std::string("LineTooLong"));
        QCOMPARE(refusalOf(parseLine("n 01 \xff", contextOf(room))), std::string("LineNotText"));
    }

    void hasAWorkingExampleForEveryVerb()
    {
        DispatchRoom room;
        fillForExamples(room);
        for (const auto& verb : verbTable()) {
            const std::string line = exampleHere(verb.example);
            const auto parsed = parseLine(line, contextOf(room));
            const std::string name = refusalOf(parsed);
            // step and fin need a run, bk and nx a unit that works and one with work stacked on it
            const bool isNoChecklist =
                name == "NoOpenChecklist" || name == "UnitWorksNothing" || name == "StackEmpty";
            QVERIFY2(parsed.isOk() || isNoChecklist, (line + ": " + name).c_str());
            if (parsed.isOk())
                QVERIFY(!parsed->preview.empty());
        }
    }

    void refusesAPointThatIsNotOnEarth()
    {
        DispatchRoom room;
        const auto parsed = parseLine("new WELFARE @91.0,20.0", contextOf(room));
        QCOMPARE(refusalOf(parsed), std::string("CoordinateOutOfRange"));
        const auto near =
            commandOf<OpenIncident>(parseLine("new WELFARE @\"41.15, -72.5\"", contextOf(room)));
        QVERIFY(near.location.point.has_value());
    }

    void everyExampleOfTheHelpIsALine()
    {
        DispatchRoom room;
        for (const auto& verb : verbTable()) {
            const auto parsed = parseLine(verb.example, contextOf(room));
            // What it speaks of need not be there; but the line itself is one.
            static const std::set<std::string> slips = {
                "VerbUnknown",        "SlotMissing",   "WordUnexpected",  "TypeUnknown",
                "DispositionUnknown", "TimeMalformed", "FactValueUnknown"};
            if (!parsed)
                QVERIFY2(slips.count(refusalOf(parsed)) == 0, std::string(verb.example).c_str());
        }
    }

    void offersWhatAWordCouldBecome()
    {
        DispatchRoom room;
        room.logOn("3A12");
        room.logOn("3A15");
        const auto verbs = completionsOf("cle", contextOf(room));
        QCOMPARE(verbs.front().text, std::string("clear"));
        const auto units = completionsOf("d 3A12,3a", contextOf(room));
        QCOMPARE(units.front().text, std::string("3A12,3A12"));
        QCOMPARE(units.size(), std::size_t{2});
        const auto facts = completionsOf("ans 01 wea", contextOf(room));
        QCOMPARE(facts.front().text, std::string("weapon"));
    }
};

HAVEN_TESTS(LineRefusalsTest)
#include "tst_line_refusals.moc"
