#include "models/dispatch/removal_sight.h"

#include "models/dispatch/evolve.h"
#include "tests/testkit/dispatch_fixture.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

#include <algorithm>

// Two people decide what is taken out of the record. They see it first: not a number, but the entry
// and what makes one look twice.
using namespace haven;
using namespace haven::test;

namespace {

constexpr const char* kSightAuthority = "RC-075 2026-114";

RemovalSeer seerOf(const DispatchRoom& room, FieldClass classMax)
{
    RemovalSeer seer;
    seer.words.codes = &room.knowledge().codes;
    seer.words.numberOf = [&room](IncidentId id) {
        const auto found = room.state().incidents.find(id);
        return found == room.state().incidents.end() ? std::string("unknown")
                                                     : found->second.number;
    };
    seer.classMax = classMax;
    seer.now = room.now();
    seer.weaponIn = [](const std::string& words) {
        return words.find("knife") == std::string::npos ? std::nullopt
                                                        : std::optional<std::string>("knife");
    };
    return seer;
}

RemovalSight sightOf(const DispatchRoom& room, const RemovalQuery& query,
                     FieldClass classMax = FieldClass::Care)
{
    return removalSight(room.state(), query, {room.log(), room.log()}, room.log(),
                        seerOf(room, classMax));
}

RemovalQuery askedSight(std::vector<std::int64_t> facts, std::vector<IncidentId> wholes = {})
{
    return {RequestRemoval{std::move(facts), std::move(wholes), kSightAuthority, "court order"}, 0};
}

bool isAlertedBy(const RemovalEntry& entry, RemovalAlert alert)
{
    return std::find(entry.alerts.begin(), entry.alerts.end(), alert) != entry.alerts.end();
}

std::int64_t noteSaying(DispatchRoom& room, IncidentId incident, std::string text)
{
    AddNote note;
    note.incident = incident;
    note.text = std::move(text);
    if (!room.run(note))
        qFatal("the note is refused");
    return room.log().back().envelope.sequence;
}

std::int64_t gunCaution(DispatchRoom& room, IncidentId incident)
{
    Caution caution;
    caution.id = CautionId(1);
    caution.kind = CautionKind::Weapon;
    caution.text = "shotgun behind the door";
    caution.source = "officer";
    caution.place = at("12 Elm St");
    caution.startedAt = room.now();
    room.record(CautionRecorded{caution, incident});
    return room.log().back().envelope.sequence;
}

void closeNow(DispatchRoom& room, IncidentId incident)
{
    room.record(IncidentClosed{incident, DispositionCode("15"), "15", ""});
}

} // namespace

class tst_RemovalSight final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCautionInForceIsNoBareNumber()
    {
        DispatchRoom room;
        const IncidentId id = room.open("WELFARE", "12 Elm St");
        const std::int64_t caution = gunCaution(room, id);
        room.record(CautionAcknowledged{CautionId(1), id});
        const std::int64_t seen = room.log().back().envelope.sequence;
        closeNow(room, id);
        const RemovalSight sight = sightOf(room, askedSight({caution}));
        QVERIFY(!sight.fault);
        QCOMPARE(sight.entries.size(), std::size_t{1});
        const RemovalEntry& entry = sight.entries.front();
        QCOMPARE(entry.line.envelope.sequence, caution);
        QCOMPARE(entry.kind, std::string("caution recorded"));
        QVERIFY(entry.line.text.find("shotgun behind the door") != std::string::npos);
        QCOMPARE(entry.line.numbers, std::vector<std::string>{room.incident(id).number});
        QVERIFY(isAlertedBy(entry, RemovalAlert::CautionInForce));
        QVERIFY(isAlertedBy(entry, RemovalAlert::Weapon));
        // What still names it when it is gone.
        QCOMPARE(sight.staying.size(), std::size_t{1});
        QCOMPARE(sight.staying.front().line.envelope.sequence, seen);
        // One that is over warns of nothing but the weapon.
        room.record(CautionEnded{CautionId(1), "it was sold"});
        const RemovalSight over = sightOf(room, askedSight({caution}));
        QVERIFY(!isAlertedBy(over.entries.front(), RemovalAlert::CautionInForce));
        QVERIFY(isAlertedBy(over.entries.front(), RemovalAlert::Weapon));
    }

    void aWeaponInOtherWordsIsFoundAndAnOrdinaryNoteIsNotAlarming()
    {
        DispatchRoom room;
        const IncidentId id = room.open("WELFARE", "12 Elm St");
        const std::int64_t knife = noteSaying(room, id, "he holds a knife");
        const std::int64_t falcon = noteSaying(room, id, "she keeps a falcon");
        closeNow(room, id);
        const RemovalSight sight = sightOf(room, askedSight({knife, falcon}));
        QCOMPARE(sight.entries.size(), std::size_t{2});
        QVERIFY(isAlertedBy(sight.entries[0], RemovalAlert::Weapon));
        QVERIFY(sight.entries[1].alerts.empty());
        QCOMPARE(sight.counts.size(), std::size_t{1});
        QCOMPARE(sight.counts.front().count, std::int64_t{2});
        QCOMPARE(sight.counts.front().kind, std::string("note added"));
    }

    // Whoever decides hears that it goes, of which class and which kind, also where its words are
    // not theirs.
    void whatIsNotTheirsToReadIsToldByClassAndKind()
    {
        DispatchRoom room;
        const IncidentId id = room.open("WELFARE", "12 Elm St");
        NoteAdded note;
        note.note = NoteId(77);
        note.incident = id;
        note.text = "she takes lithium";
        note.fieldClass = FieldClass::Care;
        room.record(note);
        const std::int64_t number = room.log().back().envelope.sequence;
        closeNow(room, id);
        const RemovalSight sight = sightOf(room, askedSight({number}), FieldClass::Police);
        QCOMPARE(sight.entries.size(), std::size_t{1});
        const RemovalEntry& entry = sight.entries.front();
        QVERIFY(!entry.isTold);
        QVERIFY(entry.line.text.find("lithium") == std::string::npos);
        QVERIFY(entry.line.fieldClass == FieldClass::Care);
        QCOMPARE(entry.kind, std::string("note added"));
        QCOMPARE(sight.counts.front().untold, std::int64_t{1});
        // Of a restricted incident the same.
        RemovalSeer seer = seerOf(room, FieldClass::Care);
        seer.words.visibilityOf = [](IncidentId) { return Visibility::Restricted; };
        const RemovalSight hidden =
            removalSight(room.state(), askedSight({number}), {room.log(), room.log()}, {}, seer);
        QVERIFY(!hidden.entries.front().isTold);
        QVERIFY(hidden.entries.front().line.text.find("lithium") == std::string::npos);
        QVERIFY(hidden.entries.front().line.fieldClass == FieldClass::Care);
    }

    // A name alone that is not theirs leaves the entry told.
    void whereOnlyANameIsWithheldTheEntryIsTold()
    {
        DispatchRoom room;
        const IncidentId id = room.open("WELFARE", "12 Elm St");
        const std::int64_t note = noteSaying(room, id, "Quillfeather keeps a falcon");
        closeNow(room, id);
        RemovalSeer seer = seerOf(room, FieldClass::Police);
        seer.words.protectedNames = LogWordsContext::ProtectedNames::Withheld;
        seer.words.namesIn = [](const Recorded&, const std::string& text) {
            std::vector<NamedPiece> pieces{{text, {}}};
            if (text.find("Quillfeather") != std::string::npos)
                pieces = {{"Quillfeather", FieldClass::Victim}, {" keeps a falcon", {}}};
            return pieces;
        };
        const RemovalSight sight =
            removalSight(room.state(), askedSight({note}), {room.log(), room.log()}, {}, seer);
        QCOMPARE(sight.entries.size(), std::size_t{1});
        const RemovalEntry& entry = sight.entries.front();
        QVERIFY(entry.line.text.find("[W-VICTIM] keeps a falcon") != std::string::npos);
        QVERIFY(entry.isTold);
        QCOMPARE(sight.counts.front().untold, std::int64_t{0});
    }

    void anEntryThatIsCalledAsAnIncidentIsSaid()
    {
        DispatchRoom room;
        const IncidentId id = room.open("WELFARE", "12 Elm St");
        const std::int64_t note = noteSaying(room, id, "she keeps a falcon");
        closeNow(room, id);
        RemovalSeer seer = seerOf(room, FieldClass::Care);
        seer.incidentCalled = [note](std::int64_t number) {
            return number == note ? std::optional<std::string>("26-000035") : std::nullopt;
        };
        const RemovalSight sight =
            removalSight(room.state(), askedSight({note}), {room.log(), room.log()}, {}, seer);
        QCOMPARE(sight.twins.size(), std::size_t{1});
        QCOMPARE(sight.twins.front().entry, note);
        QCOMPARE(sight.twins.front().incident, std::string("26-000035"));
    }

    // What stands in its way is shown at each entry, and the rule says no.
    void whatIsHeldOrWorkedOnIsMarked()
    {
        DispatchRoom room;
        const IncidentId open = room.open("WELFARE", "12 Elm St");
        const std::int64_t live = noteSaying(room, open, "she keeps a falcon");
        const IncidentId over = room.open("NOISE", "9 Oak Ave");
        const std::int64_t old = noteSaying(room, over, "loud music");
        closeNow(room, over);
        HoldScope scope;
        scope.incident = over;
        room.record(RecordHoldPut{1, scope, "docket 7"});
        const RemovalSight sight = sightOf(room, askedSight({live, old}));
        QCOMPARE(sight.entries.size(), std::size_t{2});
        QVERIFY(isAlertedBy(sight.entries[0], RemovalAlert::StillWorkedOn));
        QVERIFY(!isAlertedBy(sight.entries[0], RemovalAlert::Held));
        QVERIFY(isAlertedBy(sight.entries[1], RemovalAlert::Held));
        QVERIFY(sight.fault.has_value());
        QCOMPARE(std::string(refusalName(sight.fault->code)), std::string("RemovalIncidentOpen"));
    }

    void moreThanWasShownIsNotAskedFor()
    {
        DispatchRoom room;
        const IncidentId id = room.open("WELFARE", "12 Elm St");
        const std::int64_t first = noteSaying(room, id, "she keeps a falcon");
        const std::int64_t second = noteSaying(room, id, "and an owl");
        closeNow(room, id);
        RequestRemoval command{{first, second}, {}, kSightAuthority, "court order"};
        command.shown = {first};
        QCOMPARE(room.refusalOfAs(supervisorSeat(), command), std::string("RemovalNotAsShown"));
        command.shown = {first, second};
        QVERIFY(room.runAs(supervisorSeat(), command));
        ApproveRemoval approval{1};
        approval.shown = {second};
        QCOMPARE(room.refusalOfAs(administratorSeat(), approval), std::string("RemovalNotAsShown"));
        approval.shown = {first, second};
        QVERIFY(room.runAs(administratorSeat(), approval));
    }

    // Two people decided on what they saw; what was said since is nobody's decision.
    void whatCameToItSinceIsSaidAndAskedForAnew()
    {
        DispatchRoom room;
        const IncidentId id = room.open("WELFARE", "12 Elm St");
        noteSaying(room, id, "she keeps a falcon");
        closeNow(room, id);
        QVERIFY(
            room.runAs(supervisorSeat(), RequestRemoval{{}, {id}, kSightAuthority, "court order"}));
        NoteAdded late;
        late.note = NoteId(78);
        late.incident = id;
        late.text = "he holds a knife";
        room.record(late);
        const std::int64_t number = room.log().back().envelope.sequence;
        const RemovalSight sight = sightOf(room, {std::nullopt, 1});
        QVERIFY(sight.fault.has_value());
        QCOMPARE(std::string(refusalName(sight.fault->code)), std::string("RemovalGrown"));
        const auto since =
            std::find_if(sight.entries.begin(), sight.entries.end(), [&](const RemovalEntry& one) {
                return one.line.envelope.sequence == number;
            });
        QVERIFY(since != sight.entries.end());
        QVERIFY(since->why == RemovalWhy::Since);
        QCOMPARE(room.refusalOfAs(administratorSeat(), ApproveRemoval{1}),
                 std::string("RemovalGrown"));
        QVERIFY(room.runAs(administratorSeat(), DeclineRemoval{1, "a note came to it"}));
        QVERIFY(
            room.runAs(supervisorSeat(), RequestRemoval{{}, {id}, kSightAuthority, "court order"}));
        QVERIFY(room.runAs(administratorSeat(), ApproveRemoval{2}));
    }

    // What was brought in from another system goes with what it said, and with its own time.
    void aPastCallIsShownWithItsWords()
    {
        DispatchRoom room;
        PastIncidentRecorded past;
        past.past.source = "elsewhere";
        past.past.number = "14-77";
        past.past.receivedAt = Instant{1'400'000'000'000};
        past.past.type = "Domestic";
        past.past.place = "12 Elm St";
        past.past.narrative = "he holds a knife";
        room.record(past);
        const RemovalSight sight =
            sightOf(room, askedSight({room.log().back().envelope.sequence}), FieldClass::Police);
        QVERIFY(!sight.fault);
        const RemovalEntry& entry = sight.entries.front();
        QVERIFY(entry.line.text.find("Domestic; 12 Elm St; he holds a knife") != std::string::npos);
        QVERIFY(entry.line.envelope.happenedAt == past.past.receivedAt);
        QVERIFY(entry.line.fieldClass == FieldClass::Police);
        QVERIFY(isAlertedBy(entry, RemovalAlert::Weapon));
    }

    // A copy says nothing that was not decided on.
    void aCopyThatCameBackAsksNobodyAnew()
    {
        DispatchRoom room;
        const IncidentId id = room.open("WELFARE", "12 Elm St");
        const std::int64_t note = noteSaying(room, id, "she keeps a falcon");
        closeNow(room, id);
        QVERIFY(room.runAs(supervisorSeat(),
                           RequestRemoval{{note}, {}, kSightAuthority, "court order"}));
        room.record(IncidentRecalled{room.incident(id)});
        const RemovalSight sight = sightOf(room, {std::nullopt, 1});
        QVERIFY(!sight.fault);
        QCOMPARE(sight.entries.size(), std::size_t{2});
        QVERIFY(sight.entries[1].why == RemovalWhy::Along);
        QVERIFY(room.runAs(administratorSeat(), ApproveRemoval{1}));
    }
};

HAVEN_TESTS(tst_RemovalSight)
#include "tst_removal_sight.moc"
