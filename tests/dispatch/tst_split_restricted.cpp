#include "models/dispatch/weapon.h"
#include "tests/testkit/dispatch_fixture.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

// What becomes of a restriction when a join is taken back. decisions/0015.
using namespace haven;
using namespace haven::test;

namespace {

struct RestrictedPair {
    IncidentId hidden;
    IncidentId seen;
};

RestrictedPair restrictedAndFree(DispatchRoom& room)
{
    RestrictedPair pair{room.open("NOISE", "7 Secret Ln"), room.open("NOISE", "9 Oak Ave")};
    if (!room.runAs(supervisorSeat(),
                    RestrictIncident{pair.hidden, Visibility::Restricted, "staff"}))
        qFatal("it was not restricted");
    return pair;
}

void splitAway(DispatchRoom& room, IncidentId id)
{
    SplitIncident split;
    split.incident = id;
    QVERIFY(room.run(split));
}

} // namespace

class tst_SplitRestricted : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatWasFreeIsFreeAgain();
    void whatAPersonRestrictedStaysSo();
    void whatBothBecameStaysRestricted();
    void aWeaponComesOutWithoutItsWords();
};

void tst_SplitRestricted::whatWasFreeIsFreeAgain()
{
    DispatchRoom room;
    const auto [hidden, seen] = restrictedAndFree(room);
    QVERIFY(room.run(MergeIncidents{seen, hidden, "oops"}));
    QCOMPARE(room.incident(seen).visibility, Visibility::Restricted);
    splitAway(room, seen);
    QCOMPARE(room.incident(seen).visibility, Visibility::Normal);
    QCOMPARE(room.incident(hidden).visibility, Visibility::Restricted);
    QVERIFY(room.state() == foldedFromText(room.log()));
    // A restricted one that was joined to another is as it was, too.
    const IncidentId other = room.open("NOISE", "11 Oak Ave");
    QVERIFY(room.runAs(supervisorSeat(), RestrictIncident{other, Visibility::Restricted, "kin"}));
    QVERIFY(room.run(MergeIncidents{other, hidden, "same"}));
    splitAway(room, other);
    QCOMPARE(room.incident(other).visibility, Visibility::Restricted);
}

void tst_SplitRestricted::whatAPersonRestrictedStaysSo()
{
    DispatchRoom room;
    const auto [hidden, seen] = restrictedAndFree(room);
    QVERIFY(room.run(MergeIncidents{seen, hidden, "oops"}));
    for (const auto visibility : {Visibility::Normal, Visibility::Restricted})
        QVERIFY(room.runAs(supervisorSeat(), RestrictIncident{hidden, visibility, "looked at"}));
    splitAway(room, seen);
    QCOMPARE(room.incident(seen).visibility, Visibility::Restricted);
}

void tst_SplitRestricted::whatBothBecameStaysRestricted()
{
    DispatchRoom room;
    const auto [hidden, seen] = restrictedAndFree(room);
    QVERIFY(room.runAs(supervisorSeat(), MergeIncidents{hidden, seen, "oops"}));
    splitAway(room, hidden);
    QCOMPARE(room.incident(seen).visibility, Visibility::Restricted);
    QCOMPARE(room.incident(hidden).visibility, Visibility::Restricted);
}

void tst_SplitRestricted::aWeaponComesOutWithoutItsWords()
{
    DispatchRoom room;
    const auto [hidden, seen] = restrictedAndFree(room);
    QVERIFY(room.run(MergeIncidents{seen, hidden, "oops"}));
    QVERIFY(room.run(AddNote{hidden, {}, "holding a gun", FieldClass::Police, {}}));
    SuggestFlag read;
    read.suggestion.incident = hidden;
    read.suggestion.note = room.last<NoteAdded>().note;
    read.suggestion.flag = Flag::No;
    read.suggestion.reason = "nothing else";
    read.suggestion.facts = {{Fact::Weapon, "in_hand", "holding a gun"}};
    QVERIFY(room.runAs(advisorSeat(), read));
    splitAway(room, seen);
    QCOMPARE(room.incident(seen).visibility, Visibility::Normal);
    QVERIFY(weaponSign(room.incident(seen)) == WeaponSign::Possible);
    QVERIFY(weaponWords(room.incident(seen)).find("gun") == std::string::npos);
}

HAVEN_TESTS(tst_SplitRestricted)
#include "tst_split_restricted.moc"
