#include "tests/testkit/test_program.h"
#include "tests/ui/console_scene.h"
#include "ui/shell/alarm_strip.h"

#include <QtTest>

// What was said with an officer's cry stands in the strip; where that is not all of it, it shows.
using namespace haven;
using namespace haven::test;
using namespace haven::ui;

class tst_CryWords final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theyStandThereWhileTheUnitWorksAnIncident()
    {
        Console console;
        const IncidentId id = console.desk.room().open("WELFARE");
        console.desk.room().dispatch("3A12", id);
        console.desk.sync();
        console.enter(QStringLiteral("em 3A12 end of alley shots fired"));
        const auto* strip = console.named<AlarmStrip>("alarmStrip");
        QTRY_VERIFY2(strip->firstText().contains(QStringLiteral("end of alley shots fired")),
                     qPrintable(strip->firstText()));
    }

    void wordsThatAreCutShowThatThereAreMore()
    {
        Console console;
        QString said = QStringLiteral("behind the mill");
        while (said.size() < 200)
            said += QStringLiteral(" and on");
        console.enter(QStringLiteral("em 3A12 ") + said);
        const auto* strip = console.named<AlarmStrip>("alarmStrip");
        QTRY_VERIFY2(strip->firstText().contains(QStringLiteral("behind the mill and on")),
                     qPrintable(strip->firstText()));
        QVERIFY2(strip->firstText().contains(QStringLiteral("…, for ")),
                 qPrintable(strip->firstText()));
        // What is said later is not cut away by it.
        console.enter(QStringLiteral("em 3A12 he is hit"));
        QTRY_VERIFY2(strip->firstText().contains(QStringLiteral("…; he is hit, for ")),
                     qPrintable(strip->firstText()));
        QVERIFY(strip->firstText().contains(QStringLiteral("behind the mill and on")));
    }

    void everyOfficerWhoCallsIsNamed()
    {
        Console console;
        DispatchRoom& room = console.desk.room();
        room.logOn("5A21");
        room.dispatch("5A21", room.open("NOISE", "118 Pier Rd"));
        room.dispatch("3A12", room.open("NOISE", "9 Orchard St"));
        console.desk.sync();
        console.enter(QStringLiteral("em 3A12 shots fired"));
        const auto* strip = console.named<AlarmStrip>("alarmStrip");
        QTRY_VERIFY(strip->firstText().contains(QStringLiteral("3A12")));
        QVERIFY(strip->alsoText().isEmpty());
        console.enter(QStringLiteral("em 5A21 send help"));
        QTRY_COMPARE(strip->alsoText(), QStringLiteral("ALSO 5A21: 118 Pier Rd"));
        QVERIFY(strip->firstText().contains(QStringLiteral("3A12")));
        // Also once somebody has the first, and then both.
        must(console.desk, AcknowledgeEmergency{UnitId("3A12")});
        console.desk.sync();
        QTRY_VERIFY(strip->firstText().contains(QStringLiteral("5A21")));
        QVERIFY2(strip->alsoText().startsWith(QStringLiteral("ALSO 3A12: ")),
                 qPrintable(strip->alsoText()));
        must(console.desk, AcknowledgeEmergency{UnitId("5A21")});
        console.desk.sync();
        QTRY_VERIFY(strip->firstText().contains(QStringLiteral("has it")));
        QVERIFY(!strip->alsoText().isEmpty());
        QVERIFY2(!strip->restText().contains(QStringLiteral("EMERGENCY")),
                 qPrintable(strip->restText()));
    }

    // The unit works nothing, so no note marks it, and the middle of the words is cut.
    void aWeaponInWordsThatAreCutIsMarked()
    {
        Console console;
        QString said = QStringLiteral("behind the mill");
        while (said.size() < 240)
            said += QStringLiteral(" and on");
        said += QStringLiteral(", he has a gun");
        while (said.size() < 480)
            said += QStringLiteral(" and on");
        console.enter(QStringLiteral("em 3A12 ") + said);
        console.enter(QStringLiteral("em 3A12 he is hit"));
        const auto* strip = console.named<AlarmStrip>("alarmStrip");
        QTRY_VERIFY2(strip->firstText().contains(QStringLiteral("he is hit, for ")),
                     qPrintable(strip->firstText()));
        QVERIFY2(!strip->firstText().contains(QStringLiteral("he has a gun")),
                 qPrintable(strip->firstText()));
        QVERIFY2(strip->firstText().contains(QStringLiteral("; possible weapon “gun”: behind")),
                 qPrintable(strip->firstText()));
    }

    void theWeaponStandsBeforeTheWords()
    {
        Console console;
        const IncidentId id = console.desk.room().open("WELFARE");
        console.desk.room().dispatch("3A12", id);
        FactAnswered knife;
        knife.incident = id;
        knife.fact = Fact::Weapon;
        knife.answer.state = AskState::Answered;
        knife.answer.value = "in_hand";
        console.desk.room().record(knife);
        console.desk.sync();
        console.enter(QStringLiteral("em 3A12 end of alley"));
        const auto* strip = console.named<AlarmStrip>("alarmStrip");
        QTRY_VERIFY2(strip->firstText().contains(QStringLiteral("end of alley")),
                     qPrintable(strip->firstText()));
        const qsizetype weapon = strip->firstText().indexOf(QStringLiteral("eapon"));
        QVERIFY2(weapon > 0 && weapon < strip->firstText().indexOf(QStringLiteral("end of alley")),
                 qPrintable(strip->firstText()));
    }
};

HAVEN_TESTS(tst_CryWords)
#include "tst_cry_words.moc"
