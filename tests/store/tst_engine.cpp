#include "models/dispatch/evolve.h"
#include "models/store/archive.h"
#include "models/store/snapshot.h"
#include "tests/store/store_kit.h"
#include "tests/testkit/test_program.h"

#include <QFile>
#include <QtTest>

#include <future>

using namespace haven;
using namespace haven::test;

class tst_Engine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatWasAcceptedIsThereAfterARestart();
    void aListenerHearsEachFactOnceAndInOrder();
    void aRefusalChangesNothing();
    void aMissingRoleLeavesAFactThatSaysSo();
    void bothTimesAreKept();
    void undoIsGivenTheLastActOfTheAgentAlone();
    void undoEndsWhereSomebodyElseSat();
    void aColdIncidentComesBackBeforeItIsWorked();
    void searchFindsWhatWasJustWritten();
    void aSecondImportOfARowIsRejected();
    void aCommandComesInBetweenTheRowsOfAnImport();
    void aQueueThatIsFullSaysSo();
    void whatIsTypedOnIsKeptAlsoWhereManyDraftsWait();
    void draftsAreBackAfterARestart();
    void closingLeavesNoWal();
    void whatAnotherProgramWroteIsFollowed();
};

void tst_Engine::whatWasAcceptedIsThereAfterARestart()
{
    Station station;
    must(station.create());
    State before;
    {
        auto engine = must(Engine::open(station.options()));
        must(ask(*engine, wish(openAt("12 Elm St"))));
        must(ask(*engine, wish(noteOn(1, "Door is open"))));
        before = engine->snapshotState();
        QCOMPARE(before.incidents.size(), std::size_t{1});
    }
    auto engine = must(Engine::open(station.options()));
    QVERIFY(engine->snapshotState() == before);
}

void tst_Engine::aListenerHearsEachFactOnceAndInOrder()
{
    Station station;
    must(station.create());
    auto engine = must(Engine::open(station.options()));
    must(ask(*engine, wish(openAt("12 Elm St"))));
    std::vector<std::int64_t> heard;
    EngineListener listener;
    listener.recorded = [&](const std::vector<Recorded>& recorded) {
        for (const auto& one : recorded)
            heard.push_back(one.envelope.sequence);
    };
    State state = engine->listen(std::move(listener));
    for (int i = 0; i < 20; ++i)
        must(ask(*engine, wish(noteOn(1, "Note"))));
    engine->wait();
    QCOMPARE(heard.size(), std::size_t{20});
    for (std::size_t i = 0; i < heard.size(); ++i)
        QCOMPARE(heard[i], state.sequence + 1 + static_cast<std::int64_t>(i));
}

void tst_Engine::aRefusalChangesNothing()
{
    Station station;
    must(station.create());
    auto engine = must(Engine::open(station.options()));
    const State before = engine->snapshotState();
    const auto answer = ask(*engine, wish(noteOn(77, "Nobody there")));
    QVERIFY(!answer);
    QCOMPARE(answer.refusal().code, RefusalCode::IncidentNotFound);
    QVERIFY(engine->snapshotState() == before);
}

void tst_Engine::aMissingRoleLeavesAFactThatSaysSo()
{
    Station station;
    must(station.create());
    auto engine = must(Engine::open(station.options()));
    const State before = engine->snapshotState();
    Request request = wish(openAt("12 Elm St"));
    request.seat.roles = {Role::Clinician};
    const auto answer = ask(*engine, request);
    QVERIFY(!answer);
    QCOMPARE(answer.refusal().code, RefusalCode::RoleMissing);
    QCOMPARE(engine->snapshotState().sequence, before.sequence + 1);
    must(engine->stop());
    auto reader = must(StationReader::open(station.place()));
    LogQuery query;
    query.limit = 1;
    const auto page = must(logPage(reader.database(), query, {}));
    QCOMPARE(page.facts.size(), std::size_t{1});
    const auto* refused = kindIf<RequestRefused>(&*page.facts.front().event);
    QVERIFY(refused != nullptr);
    QCOMPARE(refused->verb, std::string("OpenIncident"));
    QCOMPARE(refused->rule, std::string("RoleMissing"));
}

void tst_Engine::bothTimesAreKept()
{
    Station station;
    must(station.create());
    auto engine = must(Engine::open(station.options()));
    Request request = wish(openAt("12 Elm St"));
    request.happenedAt = station.now() - Span::minutes(5);
    request.doneBy = AgentId("novak");
    const auto recorded = must(ask(*engine, request));
    const Envelope& envelope = recorded.front().envelope;
    QCOMPARE(envelope.happenedAt, *request.happenedAt);
    QVERIFY(envelope.recordedAt > envelope.happenedAt);
    QCOMPARE(envelope.recordedBy, AgentId("reyes"));
    QCOMPARE(envelope.doneBy, AgentId("novak"));
    QCOMPARE(envelope.position, PositionId("Position 1"));
}

void tst_Engine::undoIsGivenTheLastActOfTheAgentAlone()
{
    Station station;
    must(station.create());
    auto options = station.options();
    // A clock that stands still: acts next to each other must be told apart all the same.
    options.clock = [now = station.now()] { return now; };
    auto engine = must(Engine::open(std::move(options)));
    must(ask(*engine, wish(openAt("12 Elm St"))));
    OpenIncident second = asKind<OpenIncident>(openAt("9 Oak Ave"));
    second.call = CallDraft{};
    const auto act = must(ask(*engine, wish(second)));
    QCOMPARE(act.size(), std::size_t{2});
    Request other = wish(noteOn(1, "By somebody else"));
    other.seat.agent = AgentId("novak");
    must(ask(*engine, other));
    const auto undone = must(ask(*engine, wish(Undo{})));
    const auto* fact = kindIf<ActUndone>(&*undone.front().event);
    QVERIFY(fact != nullptr);
    QCOMPARE(fact->undoneSequence, act.front().envelope.sequence);
    QCOMPARE(fact->what, std::string("2 facts"));
    // Being refused for want of a role is no act of theirs.
    const auto note = must(ask(*engine, wish(noteOn(1, "Mine"))));
    Request refused = wish(openAt("3 Ash St"));
    refused.seat.roles = {Role::Clinician};
    QVERIFY(!ask(*engine, refused));
    // Nor is a look.
    must(ask(*engine, wish(ViewCare{CareView::CareRecord, IncidentId(1), {}, "rounds"})));
    const auto again = must(ask(*engine, wish(Undo{})));
    QCOMPARE(kindIf<ActUndone>(&*again.front().event)->undoneSequence,
             note.front().envelope.sequence);
}

// Who comes back to a desk where another one sat meanwhile has done nothing there yet.
void tst_Engine::undoEndsWhereSomebodyElseSat()
{
    Station station;
    must(station.create());
    auto engine = must(Engine::open(station.options()));
    const auto sits = [&](const AgentId& agent) {
        SignOn on;
        on.agent = agent;
        on.position = dispatcher().position;
        on.roles = dispatcher().roles;
        Request request = wish(on);
        request.seat.agent = agent;
        must(ask(*engine, request));
    };
    const auto opened = must(ask(*engine, wish(openAt("12 Elm St"))));
    sits(AgentId("reyes"));
    const auto undone = must(ask(*engine, wish(Undo{})));
    QCOMPARE(kindIf<ActUndone>(&*undone.front().event)->undoneSequence,
             opened.front().envelope.sequence);
    must(ask(*engine, wish(noteOn(1, "Before"))));
    sits(AgentId("novak"));
    sits(AgentId("reyes"));
    QVERIFY(!ask(*engine, wish(Undo{})));
}

// Somebody took the lock file away while the station was open, and another program wrote. One act
// is refused; from then on the board and the snapshot have all of it.
void tst_Engine::whatAnotherProgramWroteIsFollowed()
{
    Station station;
    must(station.create());
    auto first = must(Engine::open(station.options()));
    must(ask(*first, wish(openAt("12 Elm St"))));
    QVERIFY(QFile::remove(QString::fromStdString(station.path()) + QStringLiteral(".lock")));
    {
        auto second = must(Engine::open(station.options()));
        must(ask(*second, wish(noteOn(1, "he has a gun"))));
    }
    QCOMPARE(ask(*first, wish(noteOn(1, "No answer"))).refusal().code,
             RefusalCode::StationWrittenElsewhere);
    // Done again at once, as the sentence says: it is no trouble of the disk.
    must(ask(*first, wish(noteOn(1, "No answer"))));
    const auto notes = first->snapshotState().incidents.at(IncidentId(1)).notes;
    QCOMPARE(notes.size(), std::size_t{2});
    QCOMPARE(notes.front().text, std::string("he has a gun"));
    must(first->stop());
    auto reader = must(StationReader::open(station.place()));
    const auto loaded = must(loadState(reader.database()));
    QCOMPARE(loaded.snapshot, SnapshotUse::Used);
    QVERIFY(loaded.state == must(foldWholeLog(reader.database())).state);
}

void tst_Engine::aColdIncidentComesBackBeforeItIsWorked()
{
    Station station;
    must(station.create());
    Incident before;
    {
        auto engine = must(Engine::open(station.options()));
        must(ask(*engine, wish(openAt("12 Elm St"))));
        must(ask(*engine, wish(noteOn(1, "First"))));
        must(ask(*engine, wish(closed(1))));
        before = engine->snapshotState().incidents.at(IncidentId(1));
        must(ask(*engine, wish(TrimBoard{})));
        QVERIFY(engine->snapshotState().incidents.empty());
    }
    auto engine = must(Engine::open(station.options()));
    std::vector<Recorded> heard;
    EngineListener listener;
    listener.recorded = [&](const std::vector<Recorded>& recorded) {
        heard.insert(heard.end(), recorded.begin(), recorded.end());
    };
    State own = engine->listen(std::move(listener));
    must(ask(*engine, wish(noteOn(1, "Second"))));
    engine->wait();
    QCOMPARE(heard.size(), std::size_t{2});
    const auto* recalled = kindIf<IncidentRecalled>(&*heard.front().event);
    QVERIFY(recalled != nullptr);
    QVERIFY(recalled->incident == before);
    for (const auto& fact : heard)
        evolve(own, fact);
    QVERIFY(own == engine->snapshotState());
    QCOMPARE(own.incidents.at(IncidentId(1)).notes.size(), std::size_t{2});
}

void tst_Engine::searchFindsWhatWasJustWritten()
{
    Station station;
    must(station.create());
    auto engine = must(Engine::open(station.options()));
    must(ask(*engine, wish(openAt("12 Elm St"))));
    must(ask(*engine, wish(noteOn(1, "Neighbor hears a woman shouting about pigeons"))));
    auto reader = must(StationReader::open(station.place()));
    SearchQuery query;
    query.words = "shouting pige";
    const auto page = must(search(reader.database(), query));
    QCOMPARE(page.hits.size(), std::size_t{1});
    QCOMPARE(page.hits.front().incident, std::optional<IncidentId>(IncidentId(1)));
    QVERIFY(page.hits.front().snippet.find("[pigeons]") != std::string::npos);
}

void tst_Engine::aSecondImportOfARowIsRejected()
{
    Station station;
    must(station.create());
    auto engine = must(Engine::open(station.options()));
    std::vector<PastIncident> rows;
    for (int i = 0; i < kImportChunkMax * 2 + 1; ++i) {
        PastIncident past;
        past.source = "somewhere";
        past.number = std::to_string(i % 401);
        past.receivedAt = station.now() - Span::hours(i);
        past.narrative = "imported words";
        rows.push_back(std::move(past));
    }
    must(ask(*engine, wish(StartImport{"file.csv", "profile"})));
    QCOMPARE(must(ask(*engine, wish(RecordPastIncidents{rows}))).size(), rows.size());
    QVERIFY(must(ask(*engine, wish(RecordPastIncidents{rows}))).empty());
    auto reader = must(StationReader::open(station.place()));
    SearchQuery query;
    query.words = "imported";
    QVERIFY(must(search(reader.database(), query)).hits.empty()); // not yet finished
    must(ask(*engine, wish(FinishImport{"file.csv", 401, 401, 0})));
    QCOMPARE(must(search(reader.database(), query)).hits.size(), std::size_t{50});
    QVERIFY(engine->snapshotState().incidents.empty());
}

void tst_Engine::aCommandComesInBetweenTheRowsOfAnImport()
{
    Station station;
    must(station.create());
    auto engine = must(Engine::open(station.options()));
    must(ask(*engine, wish(openAt("12 Elm St"))));
    must(ask(*engine, wish(StartImport{"file.csv", "profile"})));
    RecordPastIncidents rows;
    for (int i = 0; i < 2000; ++i) {
        PastIncident past;
        past.source = "somewhere";
        past.number = std::to_string(i);
        past.narrative = "imported words";
        rows.past.push_back(std::move(past));
    }
    std::atomic<std::size_t> recorded{0};
    must(engine->submit(wish(rows), [&](const Result<std::vector<Recorded>>& result) {
        recorded = must(result).size();
    }));
    // Asked while the import runs, until one was answered before it had ended.
    int early = 0;
    while (recorded == 0) {
        must(ask(*engine, wish(noteOn(1, "meanwhile"))));
        early += recorded == 0 ? 1 : 0;
    }
    QVERIFY(early > 0);
    QCOMPARE(recorded.load(), rows.past.size());
    // Every row once, none lost where the import was interrupted; and a command comes in between
    // also where every row is there already.
    std::atomic<int> again{-1};
    must(engine->submit(wish(rows), [&](const Result<std::vector<Recorded>>& result) {
        again = static_cast<int>(must(result).size());
    }));
    early = 0;
    while (again < 0) {
        must(ask(*engine, wish(noteOn(1, "once more"))));
        early += again < 0 ? 1 : 0;
    }
    QVERIFY(early > 1);
    QCOMPARE(again.load(), 0);
}

void tst_Engine::aQueueThatIsFullSaysSo()
{
    Station station;
    must(station.create());
    auto options = station.options();
    std::promise<void> gate;
    auto opened = gate.get_future().share();
    options.decide = [opened](const State& state, const Command& command, const Act& act) {
        opened.wait();
        return simpleRules(state, command, act);
    };
    auto engine = must(Engine::open(std::move(options)));
    std::atomic<int> answered{0};
    const auto count = [&](const Result<std::vector<Recorded>>&) { ++answered; };
    std::size_t taken = 0;
    std::optional<Refusal> refusal;
    for (std::size_t i = 0; i < kEngineQueueMax + 2 && !refusal; ++i) {
        const auto result = engine->submit(wish(noteOn(77, "waiting")), count);
        if (result)
            ++taken;
        else
            refusal = result.refusal();
    }
    gate.set_value();
    engine->wait();
    QVERIFY(refusal.has_value());
    QCOMPARE(refusal->code, RefusalCode::EngineBusy);
    QVERIFY(taken == kEngineQueueMax || taken == kEngineQueueMax + 1); // one may be in work
    QCOMPARE(static_cast<std::size_t>(answered.load()), taken);
}

void tst_Engine::whatIsTypedOnIsKeptAlsoWhereManyDraftsWait()
{
    Station station;
    must(station.create());
    auto options = station.options();
    std::promise<void> gate;
    auto opened = gate.get_future().share();
    options.decide = [opened](const State& state, const Command& command, const Act& act) {
        opened.wait();
        return simpleRules(state, command, act);
    };
    auto engine = must(Engine::open(std::move(options)));
    must(engine->submit(wish(noteOn(77, "in work")), [](const auto&) {}));
    const PositionId position("Position 1");
    const auto keep = [&](std::size_t number, const char* text) {
        const std::string key = "intake/" + std::to_string(number);
        return engine->saveDraft(StoredDraft{position, key, text, station.now()});
    };
    must(keep(0, "typed"));
    // Those that go wait as well; nothing has to be written for them here.
    for (std::size_t i = 1; i < kPendingDraftsMax; ++i)
        must(engine->dropDraft(position, "intake/" + std::to_string(i)));
    const auto refused = keep(kPendingDraftsMax, "one more call");
    const auto typedOn = keep(0, "typed on");
    gate.set_value();
    QVERIFY(!refused);
    QCOMPARE(refused.refusal().code, RefusalCode::EngineBusy);
    must(typedOn);
    engine->wait();
    auto reader = must(StationReader::open(station.place()));
    const auto drafts = must(draftsOf(reader.database(), position));
    QCOMPARE(drafts.size(), std::size_t{1});
    QCOMPARE(drafts.front().text, std::string("typed on"));
}

void tst_Engine::draftsAreBackAfterARestart()
{
    Station station;
    must(station.create());
    const PositionId position("Position 1");
    {
        auto engine = must(Engine::open(station.options()));
        must(engine->saveDraft(StoredDraft{position, "intake/1", "Caller says", station.now()}));
        must(engine->saveDraft(StoredDraft{position, "intake/2", "gone", station.now()}));
        engine->wait();
        must(engine->dropDraft(position, "intake/2"));
        must(engine->saveDraft(
            StoredDraft{position, "intake/1", "Caller says that", station.now()}));
        const std::string tooLong(kDraftBytesMax + 1, 'x');
        const auto refused = engine->saveDraft(StoredDraft{position, "k", tooLong, station.now()});
        QCOMPARE(refused.refusal().code, RefusalCode::DraftTooLong);
    }
    auto reader = must(StationReader::open(station.place()));
    const auto drafts = must(draftsOf(reader.database(), position));
    QCOMPARE(drafts.size(), std::size_t{1});
    QCOMPARE(drafts.front().text, std::string("Caller says that"));
}

void tst_Engine::closingLeavesNoWal()
{
    Station station;
    must(station.create());
    const QString path = QString::fromStdString(station.path());
    auto engine = must(Engine::open(station.options()));
    must(ask(*engine, wish(openAt("12 Elm St"))));
    QVERIFY(QFileInfo::exists(path + QStringLiteral("-wal")));
    must(engine->stop());
    engine.reset();
    QVERIFY(!QFileInfo::exists(path + QStringLiteral("-wal")));
    {
        auto reader = must(StationReader::open(station.place()));
        must(accounts(reader.database()));
    }
    QVERIFY(!QFileInfo::exists(path + QStringLiteral("-wal")));
}

HAVEN_TESTS(tst_Engine)
#include "tst_engine.moc"
