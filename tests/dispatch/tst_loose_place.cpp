#include "models/dispatch/loose_place.h"
#include "models/dispatch/nearby.h"
#include "tests/testkit/dispatch_fixture.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

using namespace haven;
using namespace haven::test;

// A gun is told at every plain way to say where it is, with the place it was written for.
class tst_LoosePlace final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCautionIsFoundHoweverThePlaceIsSaid();
    void whatBothSayKeepsThemApart();
    void healthStaysAtItsOwnDoor();
};

namespace {

struct SaidOf {
    const char* caution;
    std::vector<const char*> said;
};

RecordCaution cautionAt(const char* text, CautionKind kind)
{
    RecordCaution command;
    command.caution.text = "as the neighbor says";
    command.caution.source = "neighbor";
    command.caution.kind = kind;
    command.caution.place.text = text;
    return command;
}

bool isFoundAt(const char* caution, const char* said, CautionKind kind = CautionKind::Weapon)
{
    DispatchRoom room;
    if (!room.run(cautionAt(caution, kind)))
        return false;
    Location location;
    location.text = said;
    return !cautionsAt(room.state(), location, room.now()).empty();
}

} // namespace

void tst_LoosePlace::aCautionIsFoundHoweverThePlaceIsSaid()
{
    const std::vector<SaidOf> table{
        {"700 Larchmont Ave",
         {"700, Larchmont Ave", "#700 Larchmont Ave", "# 700 Larchmont Ave",
          "Apt 2, 700 Larchmont Ave", "#2, 700 Larchmont Ave", "0700 Larchmont Ave",
          "700 Lárchmont Ave", "in front of 700 Larchmont Ave", "across from 700 Larchmont",
          "2 doors from 700 Larchmont Ave", "Joe's Bar, 700 Larchmont Ave",
          "700 Larchmont Ave at Oak St", "700 Larchmont Ave N",
          "front of 700 Larchmont Avenue, Milltown"}},
        {"15 Route 44",
         {"15 US-44", "15 CT-44", "15 Hwy 44", "15 Highway 44", "15 State Route 44", "15 SR 44",
          "15 Rt 44", "15 Rte 44", "15 Rt. 44", "15 Route 44 N", "15 US Route 44", "15 RT44",
          "15 State Rd 44"}},
        {"20 Dr Martin Luther King Jr Blvd",
         {"20 Martin Luther King Blvd", "20 Martin Luther King Jr Blvd",
          "20 Dr Martin Luther King Blvd", "20 Doctor Martin Luther King Jr Blvd", "20 MLK Blvd",
          "20 MLK Jr Boulevard"}},
        {"The Silver Diner", {"Silver Diner", "the silver diner"}},
        {"Oldfield Rd & Grove St",
         {"corner of Oldfield and Grove", "Oldfield Road x Grove", "Oldfield Rd near Grove St",
          "Oldfield y Grove", "Grove St at Oldfield", "intersection of Grove and Oldfield",
          "Corner of Oldfield Rd & Grove St, Milltown"}},
        {"corner of Route 44 and Oak St", {"US-44 & Oak", "Oak Street / Hwy 44"}}};
    for (const auto& [caution, said] : table) {
        for (const char* one : said) {
            QVERIFY2(isFoundAt(caution, one), one);
            QVERIFY2(isFoundAt(one, caution), one);
        }
    }
}

void tst_LoosePlace::whatBothSayKeepsThemApart()
{
    const std::vector<SaidOf> table{
        {"1 Elm", {"11 Elm", "in front of 11 Elm", "#11 Elm"}},
        {"12 Elm St",
         {"12 Elm Ave", "in front of 12 Elm Ave", "#12, Elm Ave", "Elm St", "12 Oak St"}},
        {"12 Elm St, Milltown", {"in front of 12 Elm St, Bolton", "#12 Elm St, Bolton"}},
        {"15 Route 44", {"15 Route 4", "15 US-4", "15 Hwy 440", "Route 44", "15 Elm Ct 44"}},
        {"15 Oak St N", {"15 Oak St S", "in front of 15 S Oak St"}},
        {"700 Larchmont Ave",
         {"70 Larchmont Ave", "7000 Larchmont Ave", "Apt 700, 12 Larchmont Ave"}},
        {"Oldfield Rd & Grove St", {"Oldfield Rd & Elm St", "Oldfield Ln x Grove", "Oldfield Rd"}},
        {"I-95 Exit 40", {"I-95 Exit 41", "I-95 near Exit 41"}},
        {"3rd St & Main St", {"3 Main St", "4th St & Main St"}},
        {"The Silver Diner", {"The Golden Diner", "The Silver Grill", "", "The", "#", ","}}};
    for (const auto& [caution, said] : table) {
        for (const char* one : said)
            QVERIFY2(!isFoundAt(caution, one), one);
    }
}

void tst_LoosePlace::healthStaysAtItsOwnDoor()
{
    QVERIFY(isFoundAt("700 Larchmont Ave", "700 Larchmont Avenue", CautionKind::Medical));
    QVERIFY(!isFoundAt("700 Larchmont Ave", "across from 700 Larchmont Ave", CautionKind::Medical));
}

HAVEN_TESTS(tst_LoosePlace)
#include "tst_loose_place.moc"
