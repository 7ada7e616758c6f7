#include "models/crisis/weapon_quote.h"
#include "models/dispatch/weapon.h"
#include "tests/testkit/dispatch_fixture.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

// Where several weapons are named one after the other, the gravest is quoted first everywhere.
using namespace haven;
using namespace haven::test;

namespace {

SuggestFlag readIn(IncidentId id, const std::string& value, const std::string& words)
{
    SuggestFlag read;
    read.suggestion.incident = id;
    read.suggestion.flag = Flag::No;
    read.suggestion.facts = {{Fact::Weapon, value, words}};
    return read;
}

} // namespace

class tst_WeaponGravest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theGravestIsQuotedFirst()
    {
        QCOMPARE(weaponQuote("has a knife", "has a shotgun"),
                 std::string("has a shotgun … has a knife"));
        QCOMPARE(weaponQuote("HAS A GUN", "has a bat"), std::string("HAS A GUN … has a bat"));
        QCOMPARE(weaponQuote("", "has a gun"), std::string("has a gun"));
        QCOMPARE(weaponQuote("has a gun", ""), std::string("has a gun"));
    }

    void theSameWeaponAgainAddsNothing()
    {
        QCOMPARE(weaponQuote("has a knife", "the knife again"), std::string("has a knife"));
        QCOMPARE(weaponQuote("has guns", "has a gun"), std::string("has guns"));
        QVERIFY(!namesOtherWeapon("has a knife", "has a weapon"));
    }

    void aLineNeverQuotesMoreThanThree()
    {
        std::string line = weaponQuote("has a bat", "has a knife");
        line = weaponQuote(line, "has a hammer");
        line = weaponQuote(line, "has a rifle");
        QCOMPARE(line, std::string("has a rifle … has a knife … has a bat"));
    }

    void aFirearmNamedLaterIsOnTheBoardThoughNobodySaysHowItIs()
    {
        DispatchRoom room;
        const IncidentId id = room.open("NOISE");
        QVERIFY(room.runAs(advisorSeat(), readIn(id, "unknown", "has a knife")));
        const Instant since = possibleWeapon(room.incident(id))->since;
        room.pass(Span::minutes(1));
        QVERIFY(room.runAs(advisorSeat(), readIn(id, "unknown", "has a shotgun")));
        QCOMPARE(weaponWords(room.incident(id)),
                 std::string("possible weapon “has a shotgun … has a knife”"));
        QVERIFY(possibleWeapon(room.incident(id))->since == since); // its clock runs on
        QVERIFY(foldedFromText(room.log()) == room.state());
    }

    void aKnifeInHandHidesNoShotgun()
    {
        for (const bool isGunFirst : {false, true}) {
            DispatchRoom room;
            const IncidentId id = room.open("NOISE");
            const SuggestFlag gun = readIn(id, "unknown", "has a shotgun");
            const SuggestFlag knife = readIn(id, "in_hand", "knife in hand");
            QVERIFY(room.runAs(advisorSeat(), isGunFirst ? gun : knife));
            QVERIFY(room.runAs(advisorSeat(), isGunFirst ? knife : gun));
            QCOMPARE(possibleWeapon(room.incident(id))->words,
                     std::string("has a shotgun … knife in hand"));
            QCOMPARE(possibleWeapon(room.incident(id))->value, std::string("in_hand"));
        }
    }

    void aJoinTellsTheOthersFirearm()
    {
        DispatchRoom room;
        const IncidentId into = room.open("NOISE");
        const IncidentId from = room.open("NOISE", "9 Quiet Ln");
        QVERIFY(room.runAs(advisorSeat(), readIn(into, "unknown", "has a knife")));
        QVERIFY(room.runAs(advisorSeat(), readIn(from, "unknown", "has a rifle")));
        QVERIFY(room.run(MergeIncidents{from, into, "same thing"}));
        QCOMPARE(possibleWeapon(room.incident(into))->words,
                 std::string("has a rifle … has a knife"));
    }
};

HAVEN_TESTS(tst_WeaponGravest)
#include "tst_weapon_gravest.moc"
