#pragma once

#include "models/geo/layer_cuts.h"
#include "models/items/desk.h"
#include "tests/testkit/dispatch_fixture.h"

#include <deque>
#include <functional>
#include <map>

namespace haven::test {

// One question as a panel asked it.
struct AskedQuestion {
    Query query;
    QString asker;
    quint64 generation = 0;
};

// When a FakeDesk answers: by itself on the next turn of the event loop, or only when the test says
// so, which is what a slow disk looks like.
enum class Answering { ByItself, WhenTold };

// A desk without engine, disk and threads, for tests of panels: the real rules over a DispatchRoom,
// answered asynchronously as the real one does. It starts as the dispatcher's, at the room's clock.
class FakeDesk final : public Desk
{
    Q_OBJECT

public:
    explicit FakeDesk(QObject* parent = nullptr);

    // To set the scene. Call sync() after changing the room behind the desk's back.
    DispatchRoom& room() { return m_room; }
    // Folds what the room recorded meanwhile and emits changed() once for all of it.
    void sync();

    const State& state() const override { return m_state; }
    const Knowledge& knowledge() const override { return m_room.knowledge(); }
    const Seat& seat() const override { return m_seat; }
    StoreHealth health() const override { return m_health; }
    Instant now() const override { return m_room.now(); }
    LocalDay today() const override { return m_room.actOf(m_seat).day; }
    int weaponReadings() const { return m_weaponReadings; }
    // No cues are read here: a gun is a gun.
    std::optional<std::string> weaponIn(const std::string& text) const override
    {
        ++m_weaponReadings;
        return text.find("gun") == std::string::npos ? std::nullopt
                                                     : std::optional<std::string>("gun");
    }

    quint64 submit(Command command, std::optional<Instant> happenedAt = std::nullopt) override;
    quint64 submitFrom(std::string source, Command command, Instant happenedAt) override;
    // Passwords are not looked at: a sign-on of one of the fixture's seats succeeds, another is
    // SignOnWrong.
    quint64 signOn(SignOnWish wish) override;
    quint64 changeAccount(AccountWish wish) override;
    quint64 exportLog(LogExportWish wish) override;
    // The rules alone; no file.
    quint64 backUp(std::string named) override;
    void stopBackup() override { ++m_backupStops; }
    const std::vector<std::string>& backupWishes() const { return m_backupWishes; }
    int backupStops() const { return m_backupStops; }
    void ask(Query query, const QString& asker, quint64 generation) override;
    void keepDraft(DeskDraft draft) override;
    std::vector<DeskDraft> drafts() const override;

    std::optional<UnitPosition> livePosition(const UnitId& unit) const override;
    std::vector<FeedRow> feeds() const override { return m_feeds; }
    MapStanding mapStanding() const override { return m_standing.value_or(Desk::mapStanding()); }
    void importMap(MapImportWish wish) override { m_importWishes.push_back(std::move(wish)); }
    void stopImport() override { ++m_importStops; }

    // Nothing is sealed here: the test says how this window stands and what is found.
    SealStanding sealStanding() const override { return m_sealStanding; }
    quint64 changeSeal(SealWish wish) override;
    quint64 sealNote(IncidentId incident, std::string text) override;
    void readSealed(IncidentId incident, const QString& asker, quint64 generation) override;
    void searchSealed(std::string words, const QString& asker, quint64 generation) override;
    void keepSealedDraft(IncidentId incident, std::string text) override;
    std::string sealedDraft(IncidentId incident) const override;
    std::string sealFingerprint() const override { return m_sealFingerprint; }
    quint64 releaseSealed(SealReleaseWish wish) override;
    quint64 handBackSealed(HandBackWish wish) override;
    void readReleases(IncidentId incident, const QString& asker, quint64 generation) override;
    void setSealStanding(SealStanding standing);
    void setSealFingerprint(std::string print) { m_sealFingerprint = std::move(print); }
    void setReleasePage(ReleasePage page) { m_releasePage = std::move(page); }
    // What the next named escrow gives its holders.
    void setEscrowShares(std::vector<EscrowShare> shares) { m_escrowShares = std::move(shares); }
    const std::vector<SealReleaseWish>& releaseWishes() const { return m_releaseWishes; }
    const std::vector<HandBackWish>& handBackWishes() const { return m_handBackWishes; }
    int releaseReads() const { return m_releaseReads; }

    // The rules and the list in memory; no file.
    quint64 changeDirectory(DirectoryWish wish) override;
    const std::vector<DirectoryWish>& directoryWishes() const { return m_directoryWishes; }
    // The linter and the rules, without a list of plain words; no file. A Save is in use at once.
    void askProtocol(ProtocolWish wish, const QString& asker, quint64 generation) override;
    quint64 changeProtocol(ProtocolWish wish) override;
    const std::vector<ProtocolWish>& protocolWishes() const { return m_protocolWishes; }
    // What each look finds from now on.
    void setSealedPage(SealedPage page) { m_sealedPage = std::move(page); }
    const std::vector<std::string>& sealedTexts() const { return m_sealedTexts; }
    const std::vector<std::string>& sealedSearches() const { return m_sealedSearches; }
    const std::vector<SealWish>& sealWishes() const { return m_sealWishes; }
    int sealedReads() const { return m_sealedReads; }

    // A unit's receiver says where it is.
    void move(const UnitPosition& position) { move(std::vector{position}); }
    void move(const std::vector<UnitPosition>& positions);
    void setFeeds(std::vector<FeedRow> feeds);
    void setMapStanding(MapStanding standing) { m_standing = standing; }
    void tellImport(const MapImportStep& step) { Q_EMIT importTold(step); }
    const std::vector<MapImportWish>& importWishes() const { return m_importWishes; }
    int importStops() const { return m_importStops; }
    // Questions about roads and names are answered by the real rules, with times by straight line.
    // They stay open until the test says so: what a large map looks like.
    void setMapAnswering(Answering answering) { m_mapAnswering = answering; }
    void answerMapQuestions();

    void setSeat(const Seat& seat);
    void setNow(Instant now) { m_room.setNow(now); }
    void pass(Span span) { m_room.pass(span); }
    void setHealth(StoreHealth health, const QString& sentence);

    void setAnswering(Answering answering) { m_answering = answering; }
    // Answers, now, what waits since setAnswering(WhenTold), oldest first.
    void answerAll();
    // The next command is refused with this, whatever the rules say: a full disk, for example.
    void refuseNextWith(Refusal refusal) { m_refuseNext = std::move(refusal); }
    // What is asked from now on stays open, as while a large log is read.
    void leaveQuestionsOpen() { m_areQuestionsOpen = true; }
    // What the next questions are given, one each, in this order; then empty pages.
    void addPage(QueryAnswer page) { m_pages.push_back(std::move(page)); }

    // What it answers with when a map asks what to draw; nothing is drawn otherwise.
    // Precondition: the layers outlive it.
    void setMap(const MapLayers& layers);
    using MapCuts = std::function<MapCut(const Bounds& box, double zoom)>;
    void setMap(MapCuts cuts) { m_map = std::move(cuts); }

    // Everything asked so far, refused or not.
    const std::vector<Command>& commands() const { return m_commands; }
    // The last command of a type; nullptr when there was none.
    template <class C>
    const C* lastCommand() const
    {
        for (auto one = m_commands.rbegin(); one != m_commands.rend(); ++one) {
            if (const auto* command = kindIf<C>(&*one))
                return command;
        }
        return nullptr;
    }
    const std::vector<AccountWish>& accountWishes() const { return m_accountWishes; }
    const std::vector<LogExportWish>& exportWishes() const { return m_exportWishes; }
    const std::vector<AskedQuestion>& questions() const { return m_questions; }
    // The text kept under a key; empty when there is none.
    std::string draft(const std::string& key) const;

private:
    struct Pending {
        quint64 id = 0;
        Command command;
        std::optional<Instant> happenedAt;
        Seat seat;
        std::string source = {};
    };
    quint64 send(Pending pending);
    void answerOldest();
    quint64 answerWish(); // done, or refused as told by refuseNextWith()
    QueryAnswer pageFor(const Query& query);
    void answerLater(const QString& asker, quint64 generation, const QueryAnswer& page);
    QueryAnswer mapAnswerFor(const Query& query);

    DispatchRoom m_room;
    State m_state;
    std::size_t m_folded = 0;
    Seat m_seat = dispatcherSeat();
    StoreHealth m_health = StoreHealth::Good;
    Answering m_answering = Answering::ByItself;
    bool m_areQuestionsOpen = false;
    quint64 m_lastId = 0;
    mutable int m_weaponReadings = 0;
    std::deque<Pending> m_pending;
    std::optional<Refusal> m_refuseNext;
    std::deque<QueryAnswer> m_pages;
    std::vector<Command> m_commands;
    std::vector<AccountWish> m_accountWishes;
    std::vector<LogExportWish> m_exportWishes;
    std::vector<std::string> m_backupWishes;
    int m_backupStops = 0;
    std::vector<AskedQuestion> m_questions;
    std::map<std::string, std::string> m_drafts;
    SealStanding m_sealStanding = SealStanding::NotClinician;
    SealedPage m_sealedPage;
    std::vector<std::string> m_sealedTexts;
    std::vector<std::string> m_sealedSearches;
    std::vector<SealWish> m_sealWishes;
    std::map<IncidentId, std::string> m_sealedDrafts;
    int m_sealedReads = 0;
    std::string m_sealFingerprint;
    ReleasePage m_releasePage;
    std::vector<EscrowShare> m_escrowShares;
    std::vector<SealReleaseWish> m_releaseWishes;
    std::vector<HandBackWish> m_handBackWishes;
    int m_releaseReads = 0;
    std::vector<DirectoryWish> m_directoryWishes;
    std::vector<ProtocolWish> m_protocolWishes; // Keep and Save
    std::vector<ProtocolDraftOnFile> m_protocolDrafts;
    std::map<UnitId, UnitPosition> m_live;
    std::vector<FeedRow> m_feeds;
    std::optional<MapStanding> m_standing;
    std::vector<MapImportWish> m_importWishes;
    int m_importStops = 0;
    Answering m_mapAnswering = Answering::ByItself;
    std::vector<AskedQuestion> m_openMapQuestions;
    MapCuts m_map;
};

// Runs a command that has to be accepted; the program ends when it is not.
void must(FakeDesk& desk, const Command& command);
void mustAs(FakeDesk& desk, const Seat& seat, const Command& command);

} // namespace haven::test
