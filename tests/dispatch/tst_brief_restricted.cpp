#include "models/dispatch/relief_brief.h"
#include "tests/testkit/dispatch_fixture.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

#include <algorithm>

// What the relief brief hides beside a restricted incident, and what it must not.
using namespace haven;
using namespace haven::test;

namespace {

const BriefSection& cautionsOf(const ReliefBrief& brief)
{
    for (const BriefSection& section : brief.sections) {
        if (section.key == "cautions")
            return section;
    }
    qFatal("no such section");
}

Location doorOf(const char* place, const char* detail)
{
    Location door = at(place);
    door.detail = detail;
    return door;
}

} // namespace

class tst_BriefRestricted : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theNeighborsCautionIsTold();
    void aCautionStaysHiddenWhenThePlaceIsCorrected();
    void aCautionStaysHiddenWhenItsIncidentLeavesMemory();
    void whatIsLateInACrisisIsSaidToBeLeftOut();
};

// A gun next door is told to whoever takes over: one restricted incident hides no whole house.
void tst_BriefRestricted::theNeighborsCautionIsTold()
{
    for (const auto& [where, isTold] : {std::pair{doorOf("7 Secret Ln", "Apt 4"), true},
                                        std::pair{doorOf("7 Secret Ln", "Apt 3"), false},
                                        std::pair{doorOf("7 Secret Lane", "#3"), false},
                                        std::pair{doorOf("7 Secret Ln", ""), false},
                                        std::pair{doorOf("9 Secret Ln", "Apt 3"), true}}) {
        DispatchRoom room;
        OpenIncident open;
        open.type = TypeCode("DOMESTIC");
        open.location = doorOf("7 Secret Ln", "Apt 3");
        open.call = CallDraft{};
        QVERIFY(room.run(open));
        const IncidentId hidden = room.last<IncidentOpened>().incident;
        QVERIFY(room.runAs(supervisorSeat(),
                           RestrictIncident{hidden, Visibility::Restricted, "employee"}));
        RecordCaution caution;
        caution.caution.text = "has a gun";
        caution.caution.source = "neighbor";
        caution.caution.place = where;
        QVERIFY(room.run(caution));
        const ReliefBrief brief =
            reliefBrief({room.state(), room.knowledge().codes, dispatcherSeat(), room.now(),
                         [](Instant) { return std::string("21:47"); }});
        QCOMPARE(cautionsOf(brief).lines.size(), std::size_t(1));
        const std::string text = cautionsOf(brief).lines.front().text;
        QVERIFY2((text.find("has a gun") != std::string::npos) == isTold,
                 (where.text + " | " + where.detail + ": " + text).c_str());
    }
}

// What was written at a restricted incident names a home, wherever the incident is by now.
void tst_BriefRestricted::aCautionStaysHiddenWhenThePlaceIsCorrected()
{
    DispatchRoom room;
    const IncidentId hidden = room.open("DOMESTIC", "7 Secret Ln");
    RecordCaution caution;
    caution.caution.text = "has a gun";
    caution.caution.source = "neighbor";
    caution.caution.place = at("7 Secret Ln");
    caution.incident = hidden;
    QVERIFY(room.run(caution));
    QVERIFY(
        room.runAs(supervisorSeat(), RestrictIncident{hidden, Visibility::Restricted, "employee"}));
    ChangeLocation moved;
    moved.incident = hidden;
    moved.location = at("9 Other St");
    QVERIFY(room.runAs(supervisorSeat(), moved));
    const ReliefBrief brief =
        reliefBrief({room.state(), room.knowledge().codes, dispatcherSeat(), room.now(),
                     [](Instant) { return std::string("21:47"); }});
    QCOMPARE(cautionsOf(brief).lines.size(), std::size_t(1));
    const std::string text = cautionsOf(brief).lines.front().text;
    QVERIFY2(text.find("gun") == std::string::npos && text.find("Secret") == std::string::npos,
             text.c_str());
}

// Closed and gone from the board it is as restricted as before; one that was not is told as before.
void tst_BriefRestricted::aCautionStaysHiddenWhenItsIncidentLeavesMemory()
{
    for (const bool isHidden : {true, false}) {
        DispatchRoom room;
        const IncidentId id = room.open("DOMESTIC", "7 Secret Ln");
        RecordCaution caution;
        caution.caution.text = "has a gun";
        caution.caution.source = "neighbor";
        caution.caution.place = at("7 Secret Ln");
        caution.incident = id;
        QVERIFY(room.run(caution));
        const RestrictIncident hide{id, Visibility::Restricted, "employee"};
        QVERIFY(!isHidden || room.runAs(supervisorSeat(), hide));
        room.record(BoardTrimmed{{id}});
        const ReliefBrief brief =
            reliefBrief({room.state(), room.knowledge().codes, dispatcherSeat(), room.now(),
                         [](Instant) { return std::string("21:47"); }});
        QCOMPARE(cautionsOf(brief).lines.size(), std::size_t(1));
        const std::string text = cautionsOf(brief).lines.front().text;
        QVERIFY2((text.find("gun") == std::string::npos) == isHidden, text.c_str());
    }
}

// Made for nobody in particular it leaves out what belongs to a crisis, and says so.
void tst_BriefRestricted::whatIsLateInACrisisIsSaidToBeLeftOut()
{
    DispatchRoom room;
    const IncidentId id = room.open("NOISE");
    const auto late = [&](BriefCare care) {
        BriefWish wish{room.state(), room.knowledge().codes, dispatcherSeat(), room.now(),
                       [](Instant) { return std::string("21:47"); }};
        wish.care = care;
        for (const BriefSection& section : reliefBrief(wish).sections) {
            if (section.key == "late")
                return section.lines;
        }
        qFatal("no such section");
    };
    const auto isSaid = [](const BriefLine& line) {
        return line.lead == "Crisis" && line.text == "Told to whoever signs on.";
    };
    const auto before = late(BriefCare::Withheld);
    QVERIFY(std::none_of(before.begin(), before.end(), isSaid));
    QVERIFY(room.run(SetLevel{id, 3, "alone and confused"}));
    room.pass(Span::hours(2));
    const auto cut = late(BriefCare::Withheld);
    QCOMPARE(std::count_if(cut.begin(), cut.end(), isSaid), std::ptrdiff_t(1));
    const auto whole = late(BriefCare::Told);
    QVERIFY(std::none_of(whole.begin(), whole.end(), isSaid));
    QVERIFY(!whole.empty());
}

HAVEN_TESTS(tst_BriefRestricted)
#include "tst_brief_restricted.moc"
