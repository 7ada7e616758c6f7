#include "models/dispatch/nearby.h"
#include "models/dispatch/one_place.h"
#include "tests/testkit/dispatch_fixture.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

// One place is one place however it is written: a caution that is missed may hide a gun.
using namespace haven;
using namespace haven::test;

namespace {

struct TwoPlaces {
    const char* one;
    const char* oneDoor;
    const char* other;
    const char* otherDoor;
    PlaceMatch match; // how the other stands to the one
};

Location placed(const char* text, const char* door)
{
    Location location;
    location.text = text;
    location.detail = door;
    return location;
}

RecordCaution rifleAt(const char* text, const char* door)
{
    RecordCaution command;
    command.caution.text = "rifle by the door";
    command.caution.source = "neighbor";
    command.caution.kind = CautionKind::Weapon;
    command.caution.place = placed(text, door);
    return command;
}

std::optional<CautionMatch> matchAt(const DispatchRoom& room, const char* text, const char* door)
{
    const auto hits = cautionsAt(room.state(), placed(text, door), room.now());
    return hits.empty() ? std::nullopt : std::optional(hits.front().match);
}

} // namespace

class tst_OnePlace final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void spellingsOfOneHouseMeet()
    {
        constexpr PlaceMatch kSame = PlaceMatch::Same;
        hold({{"12 Elm St", "", "12 Elm Street", "", kSame},
              {"12 Elm St", "", "12  ELM ST.", "", kSame},
              {"12 Elm St", "", "12 Elm St, Milltown", "", kSame},
              {"12 Elm St", "", "12 Elm Street Milltown", "", kSame},
              {"12 Elm St, Milltown", "", "12 Elm St Milltown CT 06032", "", kSame},
              {"12 Elm St, Rocky Hill", "", "12 Elm St Rocky Hill", "", kSame},
              {"12 Elm St", "", "12 Elm St Mansfield Center", "", kSame},
              {"12 Elm St, West Haven", "", "12 Elm Street West Haven", "", kSame},
              {"12 N Elm St", "", "12 North Elm Street", "", kSame},
              {"12 First St", "", "12 1st Street", "", kSame},
              {"12 Saint John St", "", "12 St. John Street", "", kSame},
              {"12 Elm Ct", "", "12 Elm Court", "", kSame},
              {"12 O'Brien St", "", "12 O’Brien Street", "", kSame},
              {"12-B Elm St", "", "12B Elm Street", "", kSame},
              {"12 B N Elm St", "", "12B North Elm Street", "", kSame},
              {"12 1/2 Elm St", "", "12-1/2 Elm Street", "", kSame},
              {"12 Elm St", "", "12 Elm Street, rear house", "", kSame},
              {"I-95 Exit 40", "", "i95 exit 40", "", kSame},
              {"Elm St & Main St", "", "Main Street at Elm", "", PlaceMatch::Perhaps},
              {"Elm & Main", "", "MAIN / ELM", "", kSame},
              {"Elm St & Main St", "", "Main St and Elm Street, Bolton", "", kSame}});
    }

    void aDoorIsOneHoweverItIsWritten()
    {
        hold({{"12 Elm St", "Apt 3", "12 Elm Street #3", "", PlaceMatch::Same},
              {"12 Elm St", "Apt 3", "12 Elm Street, Apt 3, Bolton", "", PlaceMatch::Same},
              {"12 Elm St", "Apt 3", "12 Elm Street Apt 3 Bolton CT", "", PlaceMatch::Same},
              {"12 Elm St", "Unit 3", "12 ELM ST APT 3", "", PlaceMatch::Same},
              {"12 Elm St, 3B", "", "12 Elm St", "apt 3-b", PlaceMatch::Same},
              {"12 Elm St 3B", "", "12 Elm St", "apt 3-b", PlaceMatch::Same},
              {"12 Elm St B, Bolton", "", "12 Elm Street", "Unit B", PlaceMatch::Same},
              {"12 Elm St 3 Bolton", "", "12 Elm St, Bolton", "Apt 3", PlaceMatch::Same},
              {"12 Elm St, Bolton", "", "12 Elm St 3B, Bolton", "", PlaceMatch::Inside},
              {"12 Elm St 3B", "", "12 Elm St 4B", "", PlaceMatch::OtherDoor},
              {"12 Elm St", "Bldg 4 Apt 3", "12 Elm St Building 4 #3", "", PlaceMatch::Same},
              {"12 Elm St, Bolton", "", "12 Elm St Bldg 4 Apt 3, Bolton", "", PlaceMatch::Inside},
              {"12 Elm St", "", "12 Elm St", "Apt 3", PlaceMatch::Inside},
              {"12 Elm St", "", "12 Elm St, 2nd floor", "", PlaceMatch::Inside},
              {"12 Elm St", "Apt 3", "12 Elm St", "", PlaceMatch::Around},
              {"12 Elm St", "Apt 3", "12 Elm St", "Apt 7", PlaceMatch::OtherDoor},
              {"12 Elm St", "Bldg 4 Apt 3", "12 Elm St", "Bldg 5 Apt 3", PlaceMatch::OtherDoor}});
    }

    void whoSaysLessOfTheHouseMayMeanIt()
    {
        hold({{"12 Elm St", "", "12 Elm", "", PlaceMatch::Perhaps},
              {"12 Elm", "", "12 Elm Ave", "", PlaceMatch::Perhaps},
              {"12 Elm St", "", "12A Elm St", "", PlaceMatch::Perhaps},
              {"12 Elm St", "", "12-14 Elm St", "", PlaceMatch::Perhaps},
              {"12 Elm St", "", "12-B Elm St", "", PlaceMatch::Perhaps},
              {"12 Elm St", "", "12 1/2 Elm St", "", PlaceMatch::Perhaps},
              {"12A Elm St", "", "12B Elm St", "", PlaceMatch::OtherDoor}});
    }

    void otherPlacesStayApart()
    {
        constexpr PlaceMatch kApart = PlaceMatch::Apart;
        hold({{"12 Elm St", "", "12 Elm Ave", "", kApart},
              {"1 Elm", "", "11 Elm", "", kApart},
              {"12 Elm St", "", "120 Elm St", "", kApart},
              {"12 Elm St N", "", "12 Elm St S", "", kApart},
              {"12 N Elm St", "", "12 S Elm St", "", kApart},
              {"12 Elm St, Bolton", "", "12 Elm St, Vernon", "", kApart},
              {"12 Elm St Bolton", "", "12 Elm St Vernon", "", kApart},
              {"Elm St & Main St", "", "Elm Ave & Main St", "", kApart},
              {"Elm St & Main St", "", "Elm St & Oak St", "", kApart},
              {"Elm St & Main St", "", "Elm St", "", kApart},
              {"12 Elm St", "", "Elm St", "", kApart},
              {"12 B St", "", "12B Elm St", "", kApart},
              {"12 E Elm St", "", "12 Elm St", "", kApart},
              {"Walmart", "", "Target", "", kApart},
              {"", "", "", "", kApart},
              {"...", "", "...", "", kApart},
              {"12 Elm St", "", "", "", kApart}});
    }

    void eachTownHasItsElmStreet()
    {
        Location here = placed("12 Elm St", "");
        Location there = placed("12 Elm St, Bolton", "");
        here.point = kInBeat1;
        there.point = movedBy(kInBeat1, 0, kOnePlaceM / 2);
        QVERIFY(placeMatch(here, there) == PlaceMatch::Same);
        there.point = movedBy(kInBeat1, 0, kOnePlaceM * 2);
        QVERIFY(placeMatch(here, there) == PlaceMatch::Apart);
    }

    void oneKeyForAllSpellings()
    {
        const std::string key = placeKey(placed("12 Elm St, Bolton", "Apt 3"));
        for (const auto& [text, door] :
             {std::pair{"12 ELM STREET, BOLTON CT", "#3"}, std::pair{"12 elm st. apt 3 bolton", ""},
              std::pair{"12 Elm St, Apt 3, Bolton", ""}, std::pair{"12 Elm St Bolton", "unit 3"}})
            QCOMPARE(placeKey(placed(text, door)), key);
        for (const auto& [text, door] :
             {std::pair{"12 Elm St", "Apt 3"}, std::pair{"12 Elm St, Bolton", "Apt 4"},
              std::pair{"12 Elm St, Bolton", "rear door"}, std::pair{"12 Elm Ave, Bolton", "#3"}})
            QVERIFY2(placeKey(placed(text, door)) != key, text);
    }

    // "12 Elm Street" was another place than "12 Elm St", and the rifle was told to nobody.
    void aCautionIsToldHoweverThePlaceIsWritten()
    {
        DispatchRoom room;
        QVERIFY(room.run(rifleAt("12 Elm Street, Milltown", "")));
        for (const char* text : {"12 Elm St", "12 ELM ST.", "12 elm street milltown",
                                 "12 Elm St, Milltown CT", "12 Elm St Apt 3"})
            QVERIFY2(matchAt(room, text, "") == CautionMatch::Place, text);
        QVERIFY(matchAt(room, "12 Elm St", "Unit 4") == CautionMatch::Place);
        QVERIFY(matchAt(room, "12 Elm", "") == CautionMatch::House);
        for (const char* text : {"12 Elm Ave", "11 Elm St", "120 Elm St", "12 Elm St, Oldtown"})
            QVERIFY2(!matchAt(room, text, ""), text);
    }

    // What is known of a weapon behind one door is told at the next, with the door it is of.
    void aWeaponOfAnotherDoorIsToldWithItsDoor()
    {
        DispatchRoom room;
        QVERIFY(room.run(rifleAt("12 Elm St", "Apt 7")));
        QVERIFY(matchAt(room, "12 Elm Street", "#7") == CautionMatch::Place);
        QVERIFY(matchAt(room, "12 Elm Street", "Apt 3") == CautionMatch::House);
        QVERIFY(matchAt(room, "12 Elm Street apt 3", "") == CautionMatch::House);
        QVERIFY(matchAt(room, "12 Elm Street", "") == CautionMatch::House);
        QCOMPARE(placeSaid(room.state().cautions.begin()->second.place),
                 std::string("12 Elm St, Apt 7"));
    }

    // In its own field as in the text: somebody's health is told of their own home alone.
    void healthBehindOneDoorIsNotToldAtAnother()
    {
        DispatchRoom room;
        RecordCaution oxygen = rifleAt("12 Elm St", "Apt 7");
        oxygen.caution.kind = CautionKind::Medical;
        oxygen.caution.text = "oxygen in use";
        QVERIFY(room.run(oxygen));
        QVERIFY(matchAt(room, "12 Elm Street apt 7", "") == CautionMatch::Place);
        QVERIFY(!matchAt(room, "12 Elm St", "Apt 3"));
        QVERIFY(!matchAt(room, "12 Elm St", ""));
        QVERIFY(!matchAt(room, "12 Elm", "Apt 7"));
    }

    void callersOfOnePlaceAreSimilarHoweverTheyWriteIt()
    {
        DispatchRoom room;
        room.open("NOISE", "12 Elm Street");
        const auto reason = [&](const char* text, const char* door) {
            NewCallFacts call;
            call.location = placed(text, door);
            const auto found =
                similarIncidents(room.state(), call, room.knowledge().codes, room.now());
            return found.empty() ? std::nullopt : std::optional(found.front().reason);
        };
        QVERIFY(reason("12 ELM ST.", "") == SimilarReason::SamePlace);
        QVERIFY(reason("12 Elm St, Milltown", "Apt 3") == SimilarReason::SamePlace);
        QVERIFY(!reason("12 Elm Ave", ""));
        QVERIFY(!reason("14 Elm St", ""));
    }

    void aCallerSaysMoreOnlyWithSomethingNew()
    {
        const Location known = placed("12 Elm St, Bolton", "Apt 3");
        for (const char* text : {"12 Elm Street", "12 ELM ST APT 3", "12 Elm St, Bolton CT", ""})
            QVERIFY2(!saysMore(placed(text, ""), known), text);
        for (const char* text :
             {"12 Elm St Apt 4", "12 Elm St, rear", "14 Elm St", "12 Elm St, Vernon"})
            QVERIFY2(saysMore(placed(text, ""), known), text);
        QVERIFY(saysMore(placed("12 Elm St", "blue door"), known));
    }

private:
    static void hold(std::initializer_list<TwoPlaces> table)
    {
        for (const TwoPlaces& row : table) {
            const Location one = placed(row.one, row.oneDoor);
            const Location other = placed(row.other, row.otherDoor);
            const std::string words = placeSaid(one) + " | " + placeSaid(other);
            QVERIFY2(placeMatch(one, other) == row.match, words.c_str());
            // Seen from the other one it is the same, but for who is inside whom.
            PlaceMatch back = row.match;
            if (row.match == PlaceMatch::Inside || row.match == PlaceMatch::Around)
                back = row.match == PlaceMatch::Inside ? PlaceMatch::Around : PlaceMatch::Inside;
            QVERIFY2(placeMatch(other, one) == back, words.c_str());
        }
    }
};

HAVEN_TESTS(tst_OnePlace)
#include "tst_one_place.moc"
