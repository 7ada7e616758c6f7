#include "models/dispatch/place_marks.h"
#include "tests/dispatch/contact_kit.h"
#include "tests/dispatch/flag_kit.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

// A caller who hung up has said nothing; the place says what is known of it.
using namespace haven;
using namespace haven::test;

namespace {

void rifleKnownAt(DispatchRoom& room, const char* place)
{
    RecordCaution command;
    command.caution.kind = CautionKind::Weapon;
    command.caution.severity = CautionSeverity::High;
    command.caution.text = "hunting rifle in the home";
    command.caution.source = "brother, by phone";
    command.caution.place = at(place);
    if (const auto done = room.run(command); !done)
        qFatal("%s", refusalSentence(done.refusal()).c_str());
}

std::vector<std::string> placeMarksOf(const DispatchRoom& room, IncidentId id)
{
    for (const BoardRow& row : queueRows(room.state(), room.knowledge().codes, room.now())) {
        if (row.id == id)
            return row.placeMarks;
    }
    return {"no such row"};
}

} // namespace

class TestPlaceMarks final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aHangUpCarriesWhatIsKnownOfThePlace()
    {
        DispatchRoom room;
        const IncidentId silent = openKind(room, CallKind::HangUp);
        QVERIFY(placeMarksOf(room, silent).empty());
        rifleKnownAt(room, "44 Grove St");
        QCOMPARE(placeMarksOf(room, silent),
                 std::vector<std::string>{"caution here: weapon, hunting rifle in the home"});
        const IncidentId fight = room.open("FIGHT", "44 Grove St");
        answer(room, fight, Fact::Weapon, answered("in_hand"));
        QCOMPARE(placeMarksOf(room, silent).size(), std::size_t(2));
        QCOMPARE(placeMarksOf(room, silent).back(),
                 room.incident(fight).number + " at this place: weapon in hand");
        // Of a restricted incident nobody is told where it is.
        RestrictIncident hide;
        hide.incident = fight;
        hide.reason = "asked by the chief";
        QVERIFY(room.runAs(supervisorSeat(), hide));
        QCOMPARE(placeMarksOf(room, silent).size(), std::size_t(1));
    }

    void whereSomebodySpokeTheRowSaysWhatTheySaid()
    {
        DispatchRoom room;
        rifleKnownAt(room, "44 Grove St");
        const IncidentId noise = room.open("NOISE", "44 Grove St");
        QVERIFY(!isWordless(room.incident(noise)));
        QVERIFY(placeMarksOf(room, noise).empty());
        QVERIFY(isWordless(room.incident(openKind(room, CallKind::Abandoned))));
    }
};

HAVEN_TESTS(TestPlaceMarks)
#include "tst_place_marks.moc"
