#include "models/dispatch/act_words.h"
#include "models/dispatch/board.h"
#include "models/dispatch/bolo_match.h"
#include "tests/testkit/dispatch_fixture.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

// Whoever stops the car that is looked for reads why, first and on the row.
using namespace haven;
using namespace haven::test;

namespace {

BoloId wantedCar(DispatchRoom& room, FieldClass fieldClass)
{
    BoloText text;
    text.kind = BoloKind::Vehicle;
    text.words = "gray van";
    text.plate = "AB12345";
    text.reason = "armed robbery, gun";
    text.fieldClass = fieldClass;
    if (!room.run(CreateBolo{text, {}}))
        qFatal("no BOLO was written");
    return room.last<BoloCreated>().bolo;
}

std::string boloRowWords(const DispatchRoom& room, IncidentId id)
{
    for (const BoardRow& row : queueRows(room.state(), room.knowledge().codes, room.now())) {
        if (row.id == id)
            return row.boloWords;
    }
    return "no row";
}

IncidentId withThePlate(DispatchRoom& room)
{
    const IncidentId id = room.open("NOISE");
    AddNote note;
    note.incident = id;
    note.text = "a van, AB12345, is parked there";
    if (!room.run(note))
        qFatal("no note was written");
    return id;
}

std::string boloAnswer(const DispatchRoom& room, const Seat& seat)
{
    LogWordsContext words;
    words.codes = &room.knowledge().codes;
    words.numberOf = [](IncidentId id) { return std::to_string(id.value); };
    return actWords(room.state(), {room.log().back()}, seat.roles, words, room.now());
}

} // namespace

class tst_BoloRow final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theRowSaysWhyItIsLookedFor()
    {
        DispatchRoom room;
        const BoloId bolo = wantedCar(room, FieldClass::Police);
        const IncidentId id = withThePlate(room);
        QCOMPARE(boloRowWords(room, id), std::string("BOLO B1: armed robbery, gun"));
        QCOMPARE(boloRowWords(room, room.open("NOISE", "1 Main St")), std::string());
        // That somebody has looked takes nothing off: the next one goes there as well.
        QVERIFY(room.run(AcknowledgeAlarm{AlarmKind::BoloMatch, id, {}}));
        QCOMPARE(boloRowWords(room, id), std::string("BOLO B1: armed robbery, gun"));
        QVERIFY(room.run(CancelBolo{bolo, "found in Avon"}));
        QCOMPARE(boloRowWords(room, id), std::string());
    }

    void aRestrictedBoloTellsItsNumberAlone()
    {
        DispatchRoom room;
        wantedCar(room, FieldClass::CriminalJustice);
        const IncidentId id = withThePlate(room);
        QCOMPARE(boloRowWords(room, id), std::string("BOLO B1: restricted"));
        QCOMPARE(boloMark(room.state(), id, dispatcherSeat().roles),
                 std::string("BOLO B1: armed robbery, gun"));
        QVERIFY(boloAnswer(room, dispatcherSeat()).find("armed robbery, gun") != std::string::npos);
        QVERIFY(boloAnswer(room, clinicianSeat()).find("armed") == std::string::npos);
    }

    void aRestrictedIncidentSaysNothingOfIt()
    {
        DispatchRoom room;
        wantedCar(room, FieldClass::Police);
        const IncidentId id = withThePlate(room);
        QVERIFY(
            room.runAs(supervisorSeat(), RestrictIncident{id, Visibility::Restricted, "employee"}));
        QCOMPARE(boloRowWords(room, id), std::string());
    }

    void itGoesAlongWithAJoin()
    {
        DispatchRoom room;
        wantedCar(room, FieldClass::Police);
        const IncidentId id = withThePlate(room);
        const IncidentId survivor = room.open("NOISE", "1 Main St");
        QVERIFY(room.run(MergeIncidents{id, survivor, "the same van"}));
        QCOMPARE(boloRowWords(room, survivor), std::string("BOLO B1: armed robbery, gun"));
        QVERIFY(room.run(SplitIncident{id, {}, "another van"}));
        QCOMPARE(boloRowWords(room, survivor), std::string());
        QCOMPARE(boloRowWords(room, id), std::string("BOLO B1: armed robbery, gun"));
    }

    void theAnswerBeginsWithIt()
    {
        DispatchRoom room;
        wantedCar(room, FieldClass::Police);
        withThePlate(room);
        QCOMPARE(boloAnswer(room, dispatcherSeat()),
                 std::string("BOLO B1 may fit, a note: plate, as written: gray van; plate AB12345: "
                             "armed robbery, gun"));
    }

    void whatOthersWereAskedForAtARestrictedIncidentIsNotOnItsRow()
    {
        DispatchRoom room;
        const IncidentId id = room.open("NOISE");
        AskAid aid;
        aid.incident = id;
        aid.kind = "tow";
        QVERIFY(room.run(aid));
        const auto row = [&] {
            return boardRow(room.incident(id), room.knowledge().codes, room.now());
        };
        QCOMPARE(row().aidOpen, std::size_t(1));
        QVERIFY(
            room.runAs(supervisorSeat(), RestrictIncident{id, Visibility::Restricted, "employee"}));
        room.pass(Span::hours(4));
        QCOMPARE(workMark(row()), std::string());
    }
};

HAVEN_TESTS(tst_BoloRow)
#include "tst_bolo_row.moc"
