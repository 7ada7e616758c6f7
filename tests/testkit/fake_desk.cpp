#include "tests/testkit/fake_desk.h"

#include "tests/testkit/fake_log.h"
#include "tests/testkit/fake_map.h"

#include <algorithm>
#include <QTimer>
#include <utility>

namespace haven::test {

FakeDesk::FakeDesk(QObject* parent) : Desk(parent)
{
    sync();
}

void FakeDesk::sync()
{
    ChangeSet changes;
    const auto& log = m_room.log();
    std::vector<Recorded> news;
    for (; m_folded < log.size(); ++m_folded) {
        changes.add(evolve(m_state, log[m_folded]));
        news.push_back(log[m_folded]);
    }
    if (!news.empty())
        Q_EMIT Desk::recorded(news);
    if (!changes.isEmpty())
        Q_EMIT changed(changes);
}

quint64 FakeDesk::submit(Command command, std::optional<Instant> happenedAt)
{
    Q_EMIT submitted(Submitted{m_lastId + 1, command});
    return send(Pending{0, std::move(command), happenedAt, m_seat});
}

// Told by its form, as by the real desk.
quint64 FakeDesk::submitFrom(std::string source, Command command, Instant happenedAt)
{
    return send(Pending{0, std::move(command), happenedAt, m_seat, std::move(source)});
}

quint64 FakeDesk::send(Pending pending)
{
    pending.id = ++m_lastId;
    m_commands.push_back(pending.command);
    m_pending.push_back(std::move(pending));
    if (m_answering == Answering::ByItself)
        QMetaObject::invokeMethod(this, &FakeDesk::answerOldest, Qt::QueuedConnection);
    return m_lastId;
}

void FakeDesk::answerAll()
{
    while (!m_pending.empty())
        answerOldest();
}

void FakeDesk::answerOldest()
{
    if (m_pending.empty())
        return;
    const Pending one = std::move(m_pending.front());
    m_pending.pop_front();
    if (m_refuseNext) {
        const Refusal refusal = *std::move(m_refuseNext);
        m_refuseNext.reset();
        Q_EMIT answered(Answered{one.id, refusal});
        return;
    }
    const std::size_t before = m_room.log().size();
    m_room.setBackdate(one.happenedAt ? m_room.now() - *one.happenedAt : Span{});
    m_room.setSource(one.source);
    const auto facts = m_room.runAs(one.seat, one.command);
    m_room.setSource({});
    m_room.setBackdate(Span{});
    if (!facts) {
        Q_EMIT answered(Answered{one.id, facts.refusal()});
        return;
    }
    std::vector<Recorded> recorded(m_room.log().begin() + static_cast<std::ptrdiff_t>(before),
                                   m_room.log().end());
    // As the port promises: folded into state() before the answer comes.
    sync();
    const auto* signOff = kindIf<SignOff>(&one.command);
    if (signOff && signOff->position == m_seat.position)
        setSeat(Seat{{}, {}, m_seat.position, {}});
    Q_EMIT answered(Answered{one.id, std::move(recorded)});
}

quint64 FakeDesk::answerWish()
{
    const quint64 id = ++m_lastId;
    Result<std::vector<Recorded>> result{std::vector<Recorded>()};
    if (m_refuseNext)
        result = *std::exchange(m_refuseNext, std::nullopt);
    QMetaObject::invokeMethod(
        this,
        [this, id, result] {
            Q_EMIT answered(Answered{id, result});
        },
        Qt::QueuedConnection);
    return id;
}

quint64 FakeDesk::signOn(SignOnWish wish)
{
    for (const auto& seat :
         {dispatcherSeat(), clinicianSeat(), supervisorSeat(), administratorSeat()}) {
        if (seat.agent != wish.agent)
            continue;
        Seat mine = seat;
        mine.position = wish.position.value_or(m_seat.position);
        const auto done =
            m_room.runAs(mine, SignOn{mine.agent, mine.name, mine.position, mine.roles});
        if (!done)
            refuseNextWith(done.refusal());
        else
            QMetaObject::invokeMethod(
                this, [this, mine] { setSeat(mine); }, Qt::QueuedConnection);
        sync();
        return answerWish();
    }
    refuseNextWith(refuse(RefusalCode::SignOnWrong, "5"));
    return answerWish();
}

quint64 FakeDesk::changeAccount(AccountWish wish)
{
    m_accountWishes.push_back(std::move(wish));
    return answerWish();
}

quint64 FakeDesk::exportLog(LogExportWish wish)
{
    m_exportWishes.push_back(wish);
    RecordExport command;
    command.exported.audience = audienceWord(wish.audience);
    command.exported.format = "text"; // the words of formats are the real desk's
    command.exported.selection = wish.selection;
    command.exported.rows =
        fakeLogPage(m_room.log(), m_state, m_room.knowledge().codes, wish.query).total;
    return submit(std::move(command));
}

quint64 FakeDesk::backUp(std::string named)
{
    m_backupWishes.push_back(named);
    RecordBackup command;
    command.made.file = std::move(named);
    command.made.facts = m_room.state().sequence;
    command.made.bytes = 40'960;
    command.made.head = std::string(64, 'a');
    command.made.digest = std::string(64, '0');
    return submit(std::move(command));
}

void FakeDesk::ask(Query query, const QString& asker, quint64 generation)
{
    const bool isMap = isFakeMapQuestion(query);
    // A map asks again and again; what people asked is what tests look at.
    if (!std::holds_alternative<MapCutQuery>(query))
        m_questions.push_back(AskedQuestion{query, asker, generation});
    if (isMap && m_mapAnswering == Answering::WhenTold)
        m_openMapQuestions.push_back(m_questions.back());
    else if (!m_areQuestionsOpen)
        answerLater(asker, generation, isMap ? mapAnswerFor(query) : pageFor(query));
}

void FakeDesk::answerMapQuestions()
{
    for (const auto& open : std::exchange(m_openMapQuestions, {}))
        answerLater(open.asker, open.generation, mapAnswerFor(open.query));
}

QueryAnswer FakeDesk::mapAnswerFor(const Query& query)
{
    return fakeMapAnswer(query, {m_state, m_room.knowledge(), m_live, m_room.now(), mapStanding()});
}

std::optional<UnitPosition> FakeDesk::livePosition(const UnitId& unit) const
{
    const auto found = m_live.find(unit);
    return found == m_live.end() ? std::nullopt : std::optional(found->second);
}

void FakeDesk::move(const std::vector<UnitPosition>& positions)
{
    for (const UnitPosition& position : positions)
        m_live[position.unit] = position;
    Q_EMIT moved(positions);
}

void FakeDesk::setFeeds(std::vector<FeedRow> feeds)
{
    m_feeds = std::move(feeds);
    Q_EMIT feedsChanged();
}

void FakeDesk::answerLater(const QString& asker, quint64 generation, const QueryAnswer& page)
{
    QMetaObject::invokeMethod(
        this,
        [this, asker, generation, page] {
            // An older generation of the same asker is never answered.
            for (const auto& later : m_questions) {
                if (later.asker == asker && later.generation > generation)
                    return;
            }
            Q_EMIT found(asker, generation, page);
        },
        Qt::QueuedConnection);
}

void FakeDesk::setMap(const MapLayers& layers)
{
    // Shared with copies of the function, which std::function asks for.
    const auto cuts = std::make_shared<const LayerCuts>(layers);
    setMap([cuts](const Bounds& box, double zoom) { return cuts->cut(box, zoom); });
}

QueryAnswer FakeDesk::pageFor(const Query& query)
{
    if (const auto* box = std::get_if<MapCutQuery>(&query))
        return MapCutFound{
            std::make_shared<const MapCut>(m_map ? m_map(box->box, box->zoom) : MapCut{})};
    if (!m_pages.empty()) {
        QueryAnswer page = std::move(m_pages.front());
        m_pages.pop_front();
        return page;
    }
    const Codes& codes = m_room.knowledge().codes;
    if (const auto* log = std::get_if<LogQuery>(&query))
        return fakeLogPage(m_room.log(), m_state, codes, *log);
    if (const auto* shift = std::get_if<ShiftSummaryQuery>(&query))
        return fakeSummary(m_room.log(), codes, *shift);
    if (const auto* numbers = std::get_if<CrisisNumbersQuery>(&query))
        return fakeNumbers(m_room.log(), codes, *numbers);
    if (std::holds_alternative<ReportNumbersQuery>(query))
        return fakeReportNumbers(m_room.log());
    if (const auto* alarms = std::get_if<AlarmNumbersQuery>(&query)) {
        AlarmFold fold(alarms->from, alarms->to, codes.alarms);
        for (const Recorded& recorded : m_room.log())
            fold.add(recorded);
        return fold.numbers([this](IncidentId id) {
            const auto known = m_state.incidents.find(id);
            return known == m_state.incidents.end() ? std::string() : known->second.number;
        });
    }
    if (const auto* fact = std::get_if<FactQuery>(&query))
        return fakeFact(m_room.log(), m_state, codes, *fact);
    if (const auto* one = std::get_if<IncidentQuery>(&query)) {
        const auto known = m_state.incidents.find(one->incident);
        return known == m_state.incidents.end() ? IncidentFound{} : IncidentFound{known->second};
    }
    if (std::holds_alternative<AccountsQuery>(query))
        return AccountList{};
    if (const auto* removal = std::get_if<RemovalQuery>(&query))
        return fakeRemovalSight(m_room.log(), m_state, codes, *removal, m_seat.roles, m_room.now());
    return IncidentPage{};
}

quint64 FakeDesk::changeSeal(SealWish wish)
{
    m_sealWishes.push_back(std::move(wish));
    const bool isNaming = m_sealWishes.back().act == SealWishAct::NameEscrow && !m_refuseNext;
    const quint64 id = m_lastId + 1;
    if (isNaming)
        QMetaObject::invokeMethod(
            this, [this, id] { Q_EMIT escrowMade(id, m_escrowShares); }, Qt::QueuedConnection);
    return answerWish();
}

quint64 FakeDesk::releaseSealed(SealReleaseWish wish)
{
    m_releaseWishes.push_back(std::move(wish));
    return answerWish();
}

quint64 FakeDesk::handBackSealed(HandBackWish wish)
{
    m_handBackWishes.push_back(std::move(wish));
    return answerWish();
}

void FakeDesk::readReleases(IncidentId, const QString& asker, quint64 generation)
{
    ++m_releaseReads;
    QTimer::singleShot(0, this, [this, asker, generation, page = m_releasePage] {
        Q_EMIT releasesFound(asker, generation, page);
    });
}

quint64 FakeDesk::changeDirectory(DirectoryWish wish)
{
    m_directoryWishes.push_back(wish);
    auto entries = m_room.knowledge().directory;
    Command asked = ChangeDirectory{DirectoryChange::Saved, wish.entry.id, wish.entry.name, 0};
    if (wish.act == DirectoryWishAct::Check)
        asked = CheckDirectoryEntry{wish.entry.id, wish.entry.name};
    if (wish.act == DirectoryWishAct::Import)
        asked = ChangeDirectory{DirectoryChange::Imported, {}, {}, 0};
    if (!mayDo(asked, m_seat.roles))
        return submit(std::move(asked));
    if (!m_refuseNext && wish.act != DirectoryWishAct::Import) {
        if (wish.act == DirectoryWishAct::Check) {
            wish.entry = *findEntry(entries, wish.entry.id);
            const LocalDay day = today();
            wish.entry.checkedOn = QStringLiteral("%1-%2-%3")
                                       .arg(day.year)
                                       .arg(day.month, 2, 10, QLatin1Char('0'))
                                       .arg(day.day, 2, 10, QLatin1Char('0'))
                                       .toStdString();
        }
        m_room.setDirectory(mergedDirectory(std::move(entries), {wish.entry}));
        QMetaObject::invokeMethod(this, &Desk::directoryChanged, Qt::QueuedConnection);
    }
    return submit(std::move(asked));
}

void FakeDesk::askProtocol(ProtocolWish wish, const QString& asker, quint64 generation)
{
    ProtocolTold told;
    told.act = wish.act;
    if (wish.act == ProtocolWishAct::Look)
        told.drafts = m_protocolDrafts;
    else
        told.findings = lintProtocol({wish.text, wish.protocol.value + ".json", ""}, {});
    QTimer::singleShot(0, this, [this, asker, generation, told = std::move(told)] {
        Q_EMIT protocolTold(asker, generation, told);
    });
}

quint64 FakeDesk::changeProtocol(ProtocolWish wish)
{
    m_protocolWishes.push_back(wish);
    const std::string key = "protocol " + wish.protocol.value;
    if (Command asked = ChangeSetting{key, {}}; !mayDo(asked, m_seat.roles))
        return submit(std::move(asked));
    if (m_refuseNext)
        return answerWish();
    std::erase_if(m_protocolDrafts, [&](const auto& one) { return one.protocol == wish.protocol; });
    if (wish.act == ProtocolWishAct::Keep) {
        m_protocolDrafts.push_back({wish.protocol, wish.text});
        return answerWish();
    }
    auto protocol = parseProtocol(wish.text);
    const auto findings = lintProtocol({wish.text, wish.protocol.value + ".json", ""}, {});
    if (!protocol || isOfWeight(findings)) {
        refuseNextWith(
            refuse(RefusalCode::ProtocolNotReady, wish.protocol.value, findings.front().sentence));
        return answerWish();
    }
    const std::string hash = "hash of version " + std::to_string(protocol->version);
    m_room.setProtocol(wish.protocol, ProtocolOnFile{*std::move(protocol), hash, wish.text,
                                                     ProtocolSource::Agency});
    QMetaObject::invokeMethod(this, &Desk::protocolsChanged, Qt::QueuedConnection);
    return submit(ChangeSetting{key, hash});
}

quint64 FakeDesk::sealNote(IncidentId, std::string text)
{
    m_sealedTexts.push_back(std::move(text));
    return answerWish();
}

void FakeDesk::readSealed(IncidentId, const QString& asker, quint64 generation)
{
    ++m_sealedReads;
    QTimer::singleShot(0, this, [this, asker, generation, page = m_sealedPage] {
        Q_EMIT sealedFound(asker, generation, page);
    });
}

void FakeDesk::searchSealed(std::string words, const QString& asker, quint64 generation)
{
    m_sealedSearches.push_back(std::move(words));
    QTimer::singleShot(0, this, [this, asker, generation, page = m_sealedPage] {
        Q_EMIT sealedFound(asker, generation, page);
    });
}

void FakeDesk::keepSealedDraft(IncidentId incident, std::string text)
{
    m_sealedDrafts[incident] = std::move(text);
}

std::string FakeDesk::sealedDraft(IncidentId incident) const
{
    const auto found = m_sealedDrafts.find(incident);
    return found == m_sealedDrafts.end() ? std::string() : found->second;
}

void FakeDesk::setSealStanding(SealStanding standing)
{
    m_sealStanding = standing;
    Q_EMIT sealChanged();
}

void FakeDesk::keepDraft(DeskDraft draft)
{
    if (draft.text.empty())
        m_drafts.erase(draft.key);
    else
        m_drafts[draft.key] = std::move(draft.text);
}

std::vector<DeskDraft> FakeDesk::drafts() const
{
    std::vector<DeskDraft> all;
    for (const auto& [key, text] : m_drafts)
        all.push_back(DeskDraft{key, text});
    return all;
}

std::string FakeDesk::draft(const std::string& key) const
{
    const auto found = m_drafts.find(key);
    return found == m_drafts.end() ? std::string() : found->second;
}

void FakeDesk::setSeat(const Seat& seat)
{
    m_seat = seat;
    Q_EMIT seatChanged();
}

void FakeDesk::setHealth(StoreHealth health, const QString& sentence)
{
    m_health = health;
    Q_EMIT healthChanged(health, sentence);
}

void must(FakeDesk& desk, const Command& command)
{
    mustAs(desk, dispatcherSeat(), command);
}

void mustAs(FakeDesk& desk, const Seat& seat, const Command& command)
{
    if (const auto done = desk.room().runAs(seat, command); !done)
        qFatal("%s", refusalSentence(done.refusal()).c_str());
}

} // namespace haven::test
