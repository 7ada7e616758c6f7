#include "models/store/archive.h"
#include "models/store/backup.h"
#include "models/store/drafts.h"
#include "models/store/removal.h"
#include "models/store/snapshot.h"
#include "models/store/sqlite_event_log.h"
#include "models/store/verify.h"
#include "tests/store/store_kit.h"
#include "tests/testkit/fault_vfs.h"
#include "tests/testkit/test_program.h"

#include <QDir>
#include <QtTest>

using namespace haven;
using namespace haven::test;

namespace {

constexpr const char* kPlanted = "the neighbor Quillfeather keeps a falcon in the attic";
constexpr const char* kToken = "quillfeather";
// Facts of planted(): 1 the station, 2 opened, 3 the planted note, 4 another note, 5 closed,
// 6 trimmed, 7 recalled with a copy of both notes, 8 a note afterwards.
constexpr std::int64_t kOpened = 2;
constexpr std::int64_t kNote = 3;
constexpr std::int64_t kCopy = 7;

// The rules of the record as they are; everything else small enough to see through.
Result<std::vector<Event>> recordRules(const State& state, const Command& command, const Act& act)
{
    const bool isOfRecord = isKind<RequestRemoval>(command) || isKind<ApproveRemoval>(command) ||
                            isKind<DeclineRemoval>(command) || isKind<PutRecordHold>(command) ||
                            isKind<ReleaseRecordHold>(command);
    return isOfRecord ? decide(state, command, act) : simpleRules(state, command, act);
}

EngineOptions optionsOf(Station& station)
{
    EngineOptions options = station.options();
    options.decide = recordRules;
    return options;
}

Request by(const char* agent, Command command)
{
    return Request{std::move(command),
                   Seat{AgentId(agent), agent, PositionId("Office"), {Role::Supervisor}},
                   std::nullopt, std::nullopt};
}

Command removalOf(std::vector<std::int64_t> facts, std::vector<IncidentId> wholes = {})
{
    return RequestRemoval{std::move(facts), std::move(wholes), "RC-075 2026-114", "court order"};
}

void plant(Station& station)
{
    must(station.create());
    auto engine = must(Engine::open(optionsOf(station)));
    must(ask(*engine, wish(openAt("12 Elm St"))));
    must(ask(*engine, wish(noteOn(1, kPlanted))));
    must(ask(*engine, wish(noteOn(1, "a blue car stood there"))));
    must(ask(*engine, wish(closed(1))));
    must(ask(*engine, wish(TrimBoard{})));
    must(ask(*engine, wish(noteOn(1, "the car left again"))));
    must(engine->saveDraft({PositionId("Position 2"), "intake/3/narrative",
                            std::string("typed: ") + kPlanted + ", she says", station.now()}));
    must(engine->saveDraft(
        {PositionId("Position 2"), "intake/4/narrative", "another thing", station.now()}));
    engine->wait();
    must(engine->stop());
}

// Files of the station's folder in which the word stands, small or large letters.
QStringList filesSaying(const Station& station, const QByteArray& word)
{
    QStringList out;
    const QDir folder = QFileInfo(QString::fromStdString(station.path())).dir();
    for (const QString& name : folder.entryList(QDir::Files | QDir::Hidden)) {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::ReadOnly) || file.readAll().toLower().contains(word))
            out.append(name);
    }
    return out;
}

std::string refusedAs(Result<std::vector<Recorded>> result)
{
    return result ? "done" : std::string(refusalName(result.refusal().code));
}

void requestAndApprove(Engine& engine, Command removal)
{
    must(ask(engine, by("ruiz", std::move(removal))));
    must(ask(engine, by("cole", ApproveRemoval{1})));
}

std::int64_t factOf(const std::vector<Recorded>& recorded)
{
    return recorded.back().envelope.sequence;
}

BoloText boloOfQuillfeather()
{
    BoloText text;
    text.name = "Ann Quillfeather";
    text.reason = "missing since noon";
    return text;
}

PlaceWatch watchOfQuillfeather(Instant until)
{
    PlaceWatch watch;
    watch.kind = WatchKind::House;
    watch.location.text = "12 Elm St";
    watch.until = until;
    watch.words = "Quillfeather is away";
    return watch;
}

std::string damageOf(const Station& station)
{
    const auto verdict = must(verify(station.place()));
    return verdict.damage ? verdict.damage->why : std::string();
}

} // namespace

class tst_Removal : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsRemovedStandsInNoFile();
    void theBoardGoesOnWithoutIt();
    void aCopyMadeSinceGoesToo();
    void oneAloneRemovesNothing();
    void whatMayNotGoIsRefused();
    void aHoldKeepsIt_data();
    void aHoldKeepsIt();
    void aHoldPutSinceMakesItWait();
    void whatCameToItSinceMakesItWait();
    void anIncidentGoesWholeAndItsNumberIsNotGivenAgain();
    void whatTheRoomSaysOfAPersonGoesAsOneAndItsNumberIsNotGivenAgain();
    void whatTookItBackIsFoundAsFarAsAnUndoReaches();
    void aWholeCopyIsFound();
    void whereverTheDiskFailsItIsDoneAtTheNextClose();
};

void tst_Removal::whatIsRemovedStandsInNoFile()
{
    Station station;
    plant(station);
    QVERIFY(!filesSaying(station, kToken).isEmpty()); // the scan finds what is there
    {
        auto engine = must(Engine::open(optionsOf(station)));
        requestAndApprove(*engine, removalOf({kNote}));
        const State state = engine->snapshotState();
        QVERIFY((state.recordBook.removals.at(1).facts == std::vector<std::int64_t>{kNote, kCopy}));
        must(engine->stop());
    }
    QCOMPARE(filesSaying(station, kToken), QStringList());
    const auto verdict = must(verify(station.place()));
    QVERIFY2(!verdict.damage, verdict.damage ? verdict.damage->why.c_str() : "");
    QVERIFY(!verdict.isSweepDue);
    QCOMPARE(verdict.removedPayloads, std::int64_t{2});
    QCOMPARE(verdict.removed.size(), std::size_t{2});
    QCOMPARE(verdict.removed.front().sequence, kNote);
    QCOMPARE(verdict.removed.front().authority, std::string("RC-075 2026-114"));
    QCOMPARE(verdict.removed.front().requestedBy.value, std::string("ruiz"));
    QCOMPARE(verdict.removed.front().secondPerson.value, std::string("cole"));
    QVERIFY(verdict.removed.front().at > Instant{});
    // The draft that said the same is gone; somebody else's work is not.
    auto reader = must(StationReader::open(station.place()));
    const auto drafts = must(draftsOf(reader.database(), PositionId("Position 2")));
    QCOMPARE(drafts.size(), std::size_t{1});
    QCOMPARE(drafts.front().text, std::string("another thing"));
    // And a rebuild from the log says the same.
    must(rebuild(station.place(), StationHolder{"test", {}}));
    QCOMPARE(damageOf(station), std::string());
}

void tst_Removal::theBoardGoesOnWithoutIt()
{
    Station station;
    plant(station);
    {
        auto engine = must(Engine::open(optionsOf(station)));
        requestAndApprove(*engine, removalOf({kNote}));
        must(engine->stop());
    }
    auto engine = must(Engine::open(optionsOf(station)));
    const State state = engine->snapshotState();
    const Incident& incident = state.incidents.at(IncidentId(1));
    QCOMPARE(incident.notes.size(), std::size_t{2});
    QCOMPARE(incident.notes.front().text, std::string("a blue car stood there"));
    QCOMPARE(incident.notes.back().text, std::string("the car left again"));
    QVERIFY(incident.closedAt);
    QVERIFY(state.recordBook.removals.at(1).standing == RemovalStanding::CarriedOut);
    must(ask(*engine, wish(noteOn(1, "and life goes on"))));
    QCOMPARE(engine->snapshotState().incidents.at(IncidentId(1)).notes.size(), std::size_t{3});
    must(engine->stop());
    auto reader = must(StationReader::open(station.place()));
    SearchQuery query;
    query.words = kToken;
    QCOMPARE(must(search(reader.database(), query)).hits.size(), std::size_t{0});
    query.words = "blue";
    QCOMPARE(must(search(reader.database(), query)).hits.size(), std::size_t{1});
    QCOMPARE(damageOf(station), std::string());
}

void tst_Removal::aCopyMadeSinceGoesToo()
{
    Station station;
    plant(station);
    {
        auto engine = must(Engine::open(optionsOf(station)));
        requestAndApprove(*engine, removalOf({kNote}));
        must(ask(*engine, wish(TrimBoard{})));
        must(ask(*engine, wish(noteOn(1, "back once more")))); // recalled, with a new copy
        must(engine->stop());
    }
    QCOMPARE(filesSaying(station, kToken), QStringList());
    const auto verdict = must(verify(station.place()));
    QVERIFY2(!verdict.damage, verdict.damage ? verdict.damage->why.c_str() : "");
    QCOMPARE(verdict.removedPayloads, std::int64_t{3});
}

void tst_Removal::oneAloneRemovesNothing()
{
    Station station;
    plant(station);
    auto engine = must(Engine::open(optionsOf(station)));
    const auto with = [](const char* authority, const char* reason) {
        return RequestRemoval{{kNote}, {}, authority, reason};
    };
    QCOMPARE(refusedAs(ask(*engine, by("ruiz", with("the chief said so", "order")))),
             std::string("RemovalNeedsAuthority"));
    QCOMPARE(refusedAs(ask(*engine, by("ruiz", with("RC-075 2026-114", " ")))),
             std::string("RemovalNeedsReason"));
    QCOMPARE(refusedAs(ask(*engine, wish(with("RC-075 2026-114", "order")))),
             std::string("RoleMissing")); // a dispatcher
    must(ask(*engine, by("ruiz", removalOf({kNote}))));
    QCOMPARE(refusedAs(ask(*engine, by("cole", removalOf({kNote})))),
             std::string("RemovalAskedAlready"));
    QCOMPARE(refusedAs(ask(*engine, by("ruiz", ApproveRemoval{1}))),
             std::string("RemovalNeedsSecond"));
    // Nor in somebody else's name.
    Request inTheName = by("ruiz", ApproveRemoval{1});
    inTheName.doneBy = AgentId("cole");
    QCOMPARE(refusedAs(ask(*engine, inTheName)), std::string("RemovalNeedsSecond"));
    QCOMPARE(refusedAs(ask(*engine, by("cole", ApproveRemoval{2}))), std::string("RemovalUnknown"));
    must(engine->stop());
    QVERIFY(!filesSaying(station, kToken).isEmpty());
    engine = must(Engine::open(optionsOf(station)));
    must(ask(*engine, by("cole", DeclineRemoval{1, "not this one"})));
    QCOMPARE(refusedAs(ask(*engine, by("cole", ApproveRemoval{1}))), std::string("RemovalSettled"));
    must(engine->stop());
    QVERIFY(!filesSaying(station, kToken).isEmpty());
    QCOMPARE(must(verify(station.place())).removedPayloads, std::int64_t{0});
}

void tst_Removal::whatMayNotGoIsRefused()
{
    Station station;
    plant(station);
    auto engine = must(Engine::open(optionsOf(station)));
    const auto refused = [&](Command command) {
        return refusedAs(ask(*engine, by("ruiz", std::move(command))));
    };
    QCOMPARE(refused(removalOf({})), std::string("RemovalEmpty"));
    QCOMPARE(refused(removalOf({kOpened})), std::string("RemovalKindStays"));
    QCOMPARE(refused(removalOf({1})), std::string("RemovalKindStays"));
    QCOMPARE(refused(removalOf({999})), std::string("RemovalFactUnknown"));
    QCOMPARE(refused(removalOf({0})), std::string("RemovalFactUnknown"));
    QCOMPARE(refused(removalOf({}, {IncidentId(9)})), std::string("RemovalIncidentUnknown"));
    QCOMPARE(refused(removalOf(std::vector<std::int64_t>(kRemovalNamedMax + 1, kNote))),
             std::string("RemovalTooLarge"));
    must(ask(*engine, wish(openAt("9 Oak Ave"))));
    const auto note = must(ask(*engine, wish(noteOn(2, "still going on"))));
    QCOMPARE(refused(removalOf({note.back().envelope.sequence})),
             std::string("RemovalIncidentOpen"));
    // As many as may be named, the same one each time, is one.
    QCOMPARE(refused(removalOf(std::vector<std::int64_t>(kRemovalNamedMax, kNote))),
             std::string("done"));
}

void tst_Removal::aHoldKeepsIt_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<bool>("keeps");
    QTest::newRow("its incident") << 0 << true;
    QTest::newRow("another incident") << 1 << false;
    QTest::newRow("the person, small letters") << 2 << true;
    QTest::newRow("somebody else") << 3 << false;
    QTest::newRow("its time") << 4 << true;
    QTest::newRow("a time before") << 5 << false;
    QTest::newRow("its incident at another time") << 6 << false;
    QTest::newRow("the person, family name first") << 7 << true;
    QTest::newRow("another of that family") << 8 << false;
}

void tst_Removal::aHoldKeepsIt()
{
    QFETCH(int, kind);
    QFETCH(bool, keeps);
    Station station;
    plant(station);
    auto engine = must(Engine::open(optionsOf(station)));
    HoldScope scope;
    if (kind == 0 || kind == 1 || kind == 6)
        scope.incident = IncidentId(kind == 1 ? 7 : 1);
    if (kind == 2 || kind == 3)
        scope.person = kind == 2 ? "quillfeather" : "Nobody Here";
    if (kind == 7 || kind == 8) // the note has "the neighbor Quillfeather"
        scope.person = kind == 7 ? "Quillfeather, Neighbor" : "Quillfeather, Ann";
    const Instant start = engine->snapshotState().incidents.at(IncidentId(1)).openedAt;
    if (kind == 4)
        scope.from = start;
    if (kind == 5 || kind == 6)
        scope.to = start;
    QCOMPARE(refusedAs(ask(*engine, by("ruiz", PutRecordHold{{}, "docket 7"}))),
             std::string("RecordHoldEmpty"));
    QCOMPARE(refusedAs(ask(*engine, by("ruiz", PutRecordHold{scope, ""}))),
             std::string("RecordHoldNeedsReason"));
    must(ask(*engine, by("ruiz", PutRecordHold{scope, "docket 7"})));
    QCOMPARE(refusedAs(ask(*engine, by("ruiz", removalOf({kNote})))),
             std::string(keeps ? "RemovalHeld" : "done"));
    QCOMPARE(refusedAs(ask(*engine, by("ruiz", ReleaseRecordHold{2, "over"}))),
             std::string("RecordHoldUnknown"));
    must(ask(*engine, by("ruiz", ReleaseRecordHold{1, "over"})));
    QCOMPARE(refusedAs(ask(*engine, by("ruiz", ReleaseRecordHold{1, "over"}))),
             std::string("RecordHoldUnknown"));
    if (keeps)
        QCOMPARE(refusedAs(ask(*engine, by("ruiz", removalOf({kNote})))), std::string("done"));
}

void tst_Removal::aHoldPutSinceMakesItWait()
{
    Station station;
    plant(station);
    auto engine = must(Engine::open(optionsOf(station)));
    requestAndApprove(*engine, removalOf({kNote}));
    HoldScope scope;
    scope.incident = IncidentId(1);
    must(ask(*engine, by("ruiz", PutRecordHold{scope, "docket 7"})));
    must(engine->stop());
    QVERIFY(!filesSaying(station, kToken).isEmpty());
    engine = must(Engine::open(optionsOf(station)));
    QVERIFY(engine->snapshotState().recordBook.removals.at(1).standing ==
            RemovalStanding::Approved);
    must(ask(*engine, by("ruiz", ReleaseRecordHold{1, "settled"})));
    must(engine->stop());
    QCOMPARE(filesSaying(station, kToken), QStringList());
}

// Nobody decided that it goes: two people see it first.
void tst_Removal::whatCameToItSinceMakesItWait()
{
    Station station;
    plant(station);
    auto engine = must(Engine::open(optionsOf(station)));
    requestAndApprove(*engine, removalOf({}, {IncidentId(1)}));
    must(ask(*engine, wish(noteOn(1, "the falcon has a knife on its foot"))));
    must(engine->stop());
    QVERIFY(!filesSaying(station, kToken).isEmpty());
    QVERIFY(!filesSaying(station, "knife on its foot").isEmpty());
    engine = must(Engine::open(optionsOf(station)));
    QVERIFY(engine->snapshotState().recordBook.removals.at(1).standing ==
            RemovalStanding::Approved);
    must(ask(*engine, by("cole", DeclineRemoval{1, "a note came to it"})));
    must(ask(*engine, by("ruiz", removalOf({}, {IncidentId(1)}))));
    must(ask(*engine, by("cole", ApproveRemoval{2})));
    must(engine->stop());
    QCOMPARE(filesSaying(station, kToken), QStringList());
    QCOMPARE(filesSaying(station, "knife on its foot"), QStringList());
    QCOMPARE(damageOf(station), std::string());
}

void tst_Removal::anIncidentGoesWholeAndItsNumberIsNotGivenAgain()
{
    Station station;
    plant(station);
    {
        auto engine = must(Engine::open(optionsOf(station)));
        requestAndApprove(*engine, removalOf({}, {IncidentId(1)}));
        must(engine->stop());
    }
    QCOMPARE(filesSaying(station, kToken), QStringList());
    QCOMPARE(filesSaying(station, "12 elm st"), QStringList());
    QCOMPARE(damageOf(station), std::string());
    auto engine = must(Engine::open(optionsOf(station)));
    QVERIFY(engine->snapshotState().incidents.empty());
    must(ask(*engine, wish(openAt("9 Oak Ave"))));
    const State state = engine->snapshotState();
    QCOMPARE(state.incidents.size(), std::size_t{1});
    QCOMPARE(state.incidents.begin()->first.value, std::int64_t{2});
    must(engine->stop());
    QCOMPARE(damageOf(station), std::string());
}

void tst_Removal::whatTheRoomSaysOfAPersonGoesAsOneAndItsNumberIsNotGivenAgain()
{
    Station station;
    must(station.create());
    EngineOptions options = station.options();
    options.decide = [](const State& state, const Command& command, const Act& act) {
        return decide(state, command, act);
    };
    const Instant until = station.now() + Span::hours(72);
    const auto say = [&](Engine& engine, Command command) {
        return factOf(must(ask(engine, wish(std::move(command)))));
    };
    {
        auto engine = must(Engine::open(options));
        const auto refused = [&](std::vector<std::int64_t> facts) {
            return refusedAs(ask(*engine, by("ruiz", removalOf(std::move(facts)))));
        };
        const auto bolo = say(*engine, CreateBolo{boloOfQuillfeather(), Span::hours(2)});
        say(*engine, RenewBolo{BoloId(1), Span::hours(30), "Quillfeather was seen in Avon"});
        const auto note = say(*engine, WritePassOn{"Quillfeather calls every night", {}});
        const auto message = say(*engine, SendMessage{{}, {}, "Quillfeather waits at the desk"});
        const auto watch = say(*engine, watchOfQuillfeather(until));
        say(*engine, RecordVisit{WatchId(1), {}, "Quillfeather was home"});
        // While somebody acts on it, it stays.
        for (const std::int64_t fact : {bolo, note, watch})
            QCOMPARE(refused({fact}), std::string("RemovalStillStands"));
        const auto over = say(*engine, CancelBolo{BoloId(1), "Quillfeather is found"});
        const auto ended = say(*engine, EndPassOn{PassOnId(1), "Quillfeather has moved"});
        say(*engine, EndWatch{WatchId(1), "Quillfeather is back"});
        for (const std::int64_t fact : {over, ended})
            QCOMPARE(refused({fact}), std::string("RemovalKindStays"));
        HoldScope scope;
        scope.from = station.now() - Span::hours(1);
        must(ask(*engine, by("ruiz", PutRecordHold{scope, "docket 7"})));
        QCOMPARE(refused({bolo}), std::string("RemovalHeld"));
        must(ask(*engine, by("ruiz", ReleaseRecordHold{1, "settled"})));
        requestAndApprove(*engine, removalOf({bolo, note, message, watch}));
        QCOMPARE(engine->snapshotState().recordBook.removals.at(1).facts.size(), std::size_t{9});
        must(engine->stop());
    }
    QCOMPARE(filesSaying(station, kToken), QStringList());
    const auto verdict = must(verify(station.place()));
    QVERIFY2(!verdict.damage, verdict.damage ? verdict.damage->why.c_str() : "");
    QCOMPARE(verdict.removedPayloads, std::int64_t{9});
    auto engine = must(Engine::open(options));
    const State before = engine->snapshotState();
    QVERIFY(before.bolos.empty() && before.room.watches.empty());
    QVERIFY(before.room.passOns.empty() && before.room.messages.empty());
    say(*engine, CreateBolo{boloOfQuillfeather(), Span::hours(2)});
    say(*engine, WritePassOn{"the bridge is closed", {}});
    say(*engine, SendMessage{{}, {}, "radio 2 is down"});
    say(*engine, watchOfQuillfeather(until));
    const State after = engine->snapshotState();
    QCOMPARE(after.bolos.begin()->first.value, std::int64_t{2});
    QCOMPARE(after.room.passOns.begin()->first.value, std::int64_t{2});
    QCOMPARE(after.room.messages.begin()->first.value, std::int64_t{2});
    QCOMPARE(after.room.watches.begin()->first.value, std::int64_t{2});
    must(engine->stop());
    QCOMPARE(damageOf(station), std::string());
}

void tst_Removal::whatTookItBackIsFoundAsFarAsAnUndoReaches()
{
    Station station;
    must(station.create());
    auto file = must(StationFile::open(station.place(), {"test", station.now()}));
    auto log = must(SqliteEventLog::open(file.database()));
    constexpr std::int64_t kReach = 2 * kLookBackMax;
    LogWrite write;
    write.draft = EnvelopeDraft{station.now(), station.now(), AgentId("ruiz"), AgentId("ruiz"),
                                PositionId("Office")};
    IncidentOpened opened;
    opened.incident = IncidentId(1);
    opened.number = "26-000001";
    NoteAdded note;
    note.incident = IncidentId(1);
    note.note = NoteId(1);
    note.text = kPlanted;
    ActUndone undone; // of before entries said which incident it was about
    undone.undoneSequence = kNote;
    undone.what = kPlanted;
    write.events = {opened, note};
    while (static_cast<std::int64_t>(write.events.size()) < kReach + 1)
        write.events.push_back(BoardTrimmed{});
    write.events.push_back(undone);
    write.events.push_back(undone);
    const auto recorded = must(log.append(std::move(write)));
    QCOMPARE(recorded[1].envelope.sequence, kNote);
    const auto reading = must(readForRemoval(log, {kNote}, {}));
    std::vector<std::int64_t> found;
    for (const Recorded& one : reading.around) {
        if (one.event && isKind<ActUndone>(*one.event))
            found.push_back(one.envelope.sequence);
    }
    QVERIFY(found == std::vector<std::int64_t>{kNote + kReach});
}

void tst_Removal::aWholeCopyIsFound()
{
    Station station;
    plant(station);
    const StationPlace copy{station.path() + ".backup.haven", {}};
    must(backUp(station.place(), copy, [](const BackupProgress&) { return GoOn::Yes; }));
    {
        auto engine = must(Engine::open(optionsOf(station)));
        requestAndApprove(*engine, removalOf({kNote}));
        must(engine->stop());
    }
    auto reader = must(StationReader::open(station.place()));
    QCOMPARE(must(payloadsStillIn(copy, reader.database(), {kNote, kCopy})), std::int64_t{2});
    QCOMPARE(must(payloadsStillIn(station.place(), reader.database(), {kNote, kCopy})),
             std::int64_t{0});
    // Another station has other facts under these numbers.
    Station other;
    plant(other);
    QCOMPARE(must(payloadsStillIn(other.place(), reader.database(), {kNote})), std::int64_t{0});
}

// A kill is a disk that takes nothing more: what was begun is made good by the next close.
void tst_Removal::whereverTheDiskFailsItIsDoneAtTheNextClose()
{
    constexpr int kWritesAtOnce = 17; // each place would take a minute
    FaultVfs disk("fault");
    for (int n = 1; n < 5000; n += kWritesAtOnce) {
        Station station("fault");
        plant(station);
        auto engine = must(Engine::open(optionsOf(station)));
        requestAndApprove(*engine, removalOf({kNote}));
        engine->wait();
        disk.failWriteIn = n;
        const auto stopped = engine->stop();
        const bool isThrough = disk.failWriteIn > 0;
        disk.failWriteIn = 0;
        engine.reset();
        QCOMPARE(damageOf(station), std::string());
        if (stopped)
            QCOMPARE(filesSaying(station, kToken), QStringList());
        must(must(Engine::open(optionsOf(station)))->stop());
        QCOMPARE(filesSaying(station, kToken), QStringList());
        QCOMPARE(damageOf(station), std::string());
        if (isThrough) {
            QVERIFY(n > 1);
            return;
        }
    }
    QFAIL("there was no end of writes");
}

HAVEN_TESTS(tst_Removal)
#include "tst_removal.moc"
