#include "models/items/incident_queue_model.h"

#include "models/dispatch/bolo_match.h"
#include "models/dispatch/dispatch_group.h"
#include "models/dispatch/one_place.h"
#include "models/dispatch/place_marks.h"
#include "models/items/qt_text.h"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <QMimeData>

namespace haven {

namespace {

IncidentId idOf(const std::string& key)
{
    IncidentId id;
    std::from_chars(key.data(), key.data() + key.size(), id.value);
    return id;
}

// What another incident tells of the place of this one may be another now: it is there, or was. All
// cautions are looked through only then, for there are many, and something changes all the time.
bool mayTellOfPlace(const State& state, IncidentId changed, const Incident& silent,
                    const BoardRow& row)
{
    if (changed == silent.id)
        return false; // its row is made anew
    const auto other = state.incidents.find(changed);
    if (other == state.incidents.end() || isAtOnePlace(silent.location, other->second.location))
        return true;
    return std::any_of(row.placeMarks.begin(), row.placeMarks.end(), [&](const std::string& mark) {
        return mark.compare(0, other->second.number.size(), other->second.number) == 0;
    });
}

CellKind kindOf(QueueColumn column)
{
    switch (column) {
    case QueueColumn::Priority:
        return CellKind::Priority;
    case QueueColumn::Waiting:
        return CellKind::Waiting;
    case QueueColumn::Behavioral:
        return CellKind::Flag;
    case QueueColumn::Level:
        return CellKind::Level;
    case QueueColumn::Units:
        return CellKind::Units;
    case QueueColumn::Incident:
    case QueueColumn::Type:
    case QueueColumn::Location:
    case QueueColumn::Beat:
        return CellKind::Text;
    }
    return CellKind::Text;
}

FlagMark markOf(const BoardRow& row)
{
    return row.flagVoice == FlagVoice::Nobody ? FlagMark::None : flagMarkOf(row.flag);
}

// The year is the same for all that is on the board; the digits after it are what people say.
QString shortNumber(const std::string& number)
{
    const auto dash = number.find('-');
    return fromStd(dash == std::string::npos ? number : number.substr(dash + 1));
}

template <class E>
QStringList namesOf(E any)
{
    QStringList names;
    for (const auto name : enumNames(any))
        names << fromStd(name).toLower();
    return names;
}

QStringList unitNames(const BoardRow& row)
{
    QStringList names;
    for (const auto& unit : row.units)
        names << fromStd(unit.value);
    return names;
}

} // namespace

// A row as the filter sees it: only what the row shows, so that a restricted incident cannot be
// guessed at by filtering.
class IncidentQueueModel::Subject final : public FilterSubject
{
public:
    explicit Subject(const Row& row) : m_row(row) {}

    QStringList valuesOf(const QString& key) const override
    {
        const BoardRow& row = m_row.board;
        if (key == u"p")
            return {QString::number(static_cast<int>(row.priority) + 1),
                    fromStd(enumName(row.priority))};
        if (key == u"beat")
            return row.beat ? QStringList{fromStd(row.beat->value)} : QStringList();
        if (key == u"channel")
            return m_row.channel.empty() ? QStringList() : QStringList{fromStd(m_row.channel)};
        if (key == u"status")
            return {fromStd(enumName(row.status)),
                    m_row.isWaiting ? QStringLiteral("waiting") : QStringLiteral("working")};
        if (key == u"flag")
            return row.flagVoice == FlagVoice::Nobody ? QStringList{QStringLiteral("none")}
                                                      : QStringList{fromStd(enumName(row.flag))};
        if (key == u"level")
            return row.level ? QStringList{QString::number(*row.level)}
                             : QStringList{QStringLiteral("none")};
        if (key == u"unit")
            return unitNames(row);
        if (key == u"type")
            return {fromStd(row.type.value), fromStd(row.label)};
        if (key == u"disc") {
            QStringList concerned;
            for (const PriorityFor& one : row.priorities)
                concerned << fromStd(disciplineWord(one.discipline));
            return concerned;
        }
        QStringList is;
        if (row.isLate)
            is << QStringLiteral("late");
        if (row.status == IncidentStatus::Held)
            is << QStringLiteral("held");
        if (m_row.isMine)
            is << QStringLiteral("mine");
        if (row.owesCallback)
            is << QStringLiteral("callback");
        if (row.weapon != WeaponSign::None)
            is << QStringLiteral("weapon");
        if (!row.boloWords.empty())
            is << QStringLiteral("bolo");
        if (row.aidOpen > 0)
            is << QStringLiteral("aid");
        if (m_row.isChanged)
            is << QStringLiteral("changed");
        return is;
    }

    QString words() const override
    {
        const BoardRow& row = m_row.board;
        return QStringList{fromStd(row.number),      fromStd(row.label),
                           fromStd(row.type.value),  fromStd(row.place),
                           fromStd(row.holdReason),  fromStd(enumName(row.status)),
                           unitNames(row).join(u' ')}
            .join(u'\n');
    }

private:
    const Row& m_row;
};

FilterVocabulary IncidentQueueModel::vocabulary(const Desk& desk)
{
    return vocabulary(desk.knowledge());
}

FilterVocabulary IncidentQueueModel::vocabulary(const Knowledge& knowledge)
{
    QStringList beats;
    if (knowledge.beats != nullptr) {
        for (const BeatArea& beat : knowledge.beats->beats())
            beats << fromStd(beat.id.value);
    }
    QStringList flags = namesOf(Flag{});
    flags << QStringLiteral("none");
    QStringList statuses = namesOf(IncidentStatus{});
    statuses << QStringLiteral("working");
    const auto word = [](const char* text) { return QString::fromLatin1(text); };
    QStringList priorities = namesOf(Priority{});
    priorities << word("1") << word("2") << word("3") << word("4") << word("5");
    return {
        {word("p"), {word("pri"), word("priority")}, FilterMatch::Same, priorities},
        {word("beat"), {}, FilterMatch::Same, beats},
        {word("channel"), {word("ch")}, FilterMatch::Same, {}},
        {word("status"), {word("st")}, FilterMatch::Same, statuses},
        {word("flag"), {}, FilterMatch::Same, flags},
        {word("level"),
         {word("lvl")},
         FilterMatch::Same,
         {word("1"), word("2"), word("3"), word("4"), word("none")}},
        {word("unit"), {}, FilterMatch::Prefix, {}},
        {word("type"), {}, FilterMatch::Prefix, {}},
        {word("disc"),
         {word("discipline")},
         FilterMatch::Same,
         {word("police"), word("fire"), word("ems"), word("crisis")}},
        {word("is"),
         {},
         FilterMatch::Same,
         {word("late"), word("held"), word("mine"), word("callback"), word("weapon"), word("bolo"),
          word("aid"), word("changed")}},
    };
}

IncidentQueueModel::IncidentQueueModel(Desk& desk, QueueWords words, QObject* parent)
    : GroupedRows(kQueueColumns, parent), m_desk(desk), m_words(std::move(words)), m_now(desk.now())
{
    connect(&desk, &Desk::changed, this,
            [this](const ChangeSet& changes) { apply(incidentsOf(changes)); });
    connect(&desk, &Desk::seatChanged, this, &IncidentQueueModel::reloadMine);
    reloadMine();
}

// Also the way in: everything there is.
void IncidentQueueModel::reloadMine()
{
    std::set<IncidentId> all;
    for (const auto& [id, incident] : m_desk.state().incidents)
        all.insert(id);
    apply(all);
}

std::vector<std::string> IncidentQueueModel::marksOfPlace(const Incident& incident) const
{
    const auto whom = m_desk.seat().roles.empty() ? MarksToldTo::Anybody : MarksToldTo::Desk;
    return placeMarks(m_desk.state(), incident, m_desk.now(), whom);
}

IncidentQueueModel::Row IncidentQueueModel::rowFor(const Incident& incident) const
{
    Row row;
    row.board = boardRow(incident, m_desk.knowledge().codes, m_now);
    row.board.priority = shownPriority(row.board, m_discipline);
    row.board.boloWords = boloMark(m_desk.state(), incident.id, m_desk.seat().roles);
    row.board.placeMarks = marksOfPlace(incident);
    row.isWaiting = isWaiting(incident, m_desk.knowledge().codes);
    row.clockSince = incident.clockSince;
    row.isMine = incident.openedFrom == m_desk.seat().position;
    row.isChanged = m_changed.count(incident.id) > 0;
    row.channel = channelOfBeat(m_desk.state(), row.board.beat);
    placeRow(row);
    return row;
}

// Who waits longest has waited since the earliest moment; what is worked has its fixed wait.
void IncidentQueueModel::placeRow(Row& row) const
{
    row.place.group.rank =
        static_cast<int>(row.isWaiting ? QueueGroup::Waiting : QueueGroup::Working);
    row.place.order = {static_cast<int>(row.board.priority), row.waited(), row.board.id.value};
    row.place.key = rowKeyOf(row.board.id);
    row.place.sortedBy = sort() ? sortedBy(row) : std::string();
}

std::string IncidentQueueModel::sortedBy(const Row& row) const
{
    const auto column = static_cast<QueueColumn>(sort()->column);
    switch (column) {
    case QueueColumn::Priority:
        return sortKey(static_cast<int>(row.board.priority));
    case QueueColumn::Waiting:
        return sortKey(row.waited());
    case QueueColumn::Incident:
        return sortKey(row.board.id.value);
    case QueueColumn::Behavioral: // who may need a clinician first
        return sortKey(-static_cast<int>(markOf(row.board)));
    case QueueColumn::Level: // the gravest first
        return sortKey(-row.board.level.value_or(0));
    case QueueColumn::Type:
    case QueueColumn::Location:
    case QueueColumn::Beat:
    case QueueColumn::Units:
        return sortKey(textOf(row, column).toStdString());
    }
    return {};
}

std::vector<BoardPlace> IncidentQueueModel::placeAnew()
{
    std::vector<BoardPlace> places;
    places.reserve(m_byKey.size());
    for (auto& [key, row] : m_byKey) {
        placeRow(row);
        places.push_back(row.place);
    }
    return places;
}

// A dispatch group may have another channel now, and with it the work on its beats. Of the place of
// a caller who said nothing, other incidents, cautions and plans tell.
std::set<IncidentId> IncidentQueueModel::incidentsOf(const ChangeSet& changes) const
{
    std::set<IncidentId> ids = changes.incidents;
    const bool mayTellAnywhere = !changes.cautions.empty() || changes.isCareChanged;
    for (const auto& [key, row] : m_byKey) {
        const auto found = m_desk.state().incidents.find(row.board.id);
        if (found == m_desk.state().incidents.end() || !isWordless(found->second))
            continue;
        const BoardRow& board = row.board;
        const bool mayTell =
            mayTellAnywhere ||
            std::any_of(changes.incidents.begin(), changes.incidents.end(), [&](IncidentId id) {
                return mayTellOfPlace(m_desk.state(), id, found->second, board);
            });
        if (mayTell && marksOfPlace(found->second) != row.board.placeMarks)
            ids.insert(row.board.id);
    }
    if (!changes.isRoomChanged)
        return ids;
    for (const auto& [key, row] : m_byKey) {
        if (row.channel != channelOfBeat(m_desk.state(), row.board.beat))
            ids.insert(row.board.id);
    }
    return ids;
}

void IncidentQueueModel::apply(const std::set<IncidentId>& ids)
{
    if (ids.empty())
        return;
    m_now = std::max(m_now, m_desk.now());
    std::vector<Wanted> wanted;
    std::vector<std::string> gone;
    const auto& incidents = m_desk.state().incidents;
    for (const IncidentId id : ids) {
        const auto found = incidents.find(id);
        if (found == incidents.end() || found->second.stage == IncidentStage::Closed) {
            gone.push_back(rowKeyOf(id));
            // While the table is frozen its last row stays; it says that it is closed.
            const auto row = m_byKey.find(rowKeyOf(id));
            if (row != m_byKey.end()) {
                row->second.board.status = IncidentStatus::Closed;
                row->second.board.isLate = false;
                row->second.isWaiting = false;
            }
            continue;
        }
        Row row = rowFor(found->second);
        wanted.push_back(Wanted{row.place, m_filter.passes(Subject(row))});
        m_byKey[row.place.key] = std::move(row);
    }
    countLate();
    place(wanted, gone);
}

void IncidentQueueModel::forget(const std::string& key)
{
    m_byKey.erase(key);
}

void IncidentQueueModel::countLate()
{
    m_late = static_cast<int>(std::count_if(
        m_byKey.begin(), m_byKey.end(), [](const auto& one) { return one.second.board.isLate; }));
}

void IncidentQueueModel::setFilter(const QuickFilter& filter)
{
    m_filter = filter;
    if (takeDiscipline())
        reloadMine();
    refilter();
}

bool IncidentQueueModel::takeDiscipline()
{
    const QString wanted = m_filter.soleValue(QStringLiteral("disc"));
    const Discipline before = m_discipline;
    m_discipline = disciplineFromWord(wanted.toStdString()).value_or(Discipline::Police);
    return m_discipline != before;
}

void IncidentQueueModel::refilter()
{
    std::vector<Wanted> wanted;
    wanted.reserve(m_byKey.size());
    for (const auto& [key, row] : m_byKey) {
        if (row.board.status != IncidentStatus::Closed)
            wanted.push_back(Wanted{row.place, m_filter.passes(Subject(row))});
    }
    place(wanted, {});
}

void IncidentQueueModel::tick(Instant now, RowRange seen)
{
    m_now = now;
    const Codes& codes = m_desk.knowledge().codes;
    const auto& incidents = m_desk.state().incidents;
    std::vector<Wanted> turned;
    for (auto& [key, row] : m_byKey) {
        if (!row.isWaiting)
            continue;
        const auto found = incidents.find(row.board.id);
        if (found == incidents.end())
            continue;
        row.board.waiting = waitingTime(found->second, codes, now);
        const bool isNowLate = isLate(found->second, codes, now);
        if (isNowLate == row.board.isLate)
            continue;
        row.board.isLate = isNowLate;
        turned.push_back(Wanted{row.place, m_filter.passes(Subject(row))});
    }
    if (!turned.empty()) {
        countLate();
        place(turned, {});
    }
    RowRange ticking;
    const int last = std::min(seen.last, rowCount() - 1);
    for (int row = std::max(0, seen.first); seen.first >= 0 && row <= last; ++row) {
        const auto found = m_byKey.find(keyAt(row));
        if (found == m_byKey.end())
            continue;
        ticking.first = ticking.first < 0 ? row : ticking.first;
        ticking.last = row;
    }
    announce(ticking, static_cast<int>(QueueColumn::Waiting),
             {CellValueRole, LateRole, SpokenRole});
}

std::optional<IncidentId> IncidentQueueModel::incidentAt(int row) const
{
    if (row < 0 || row >= rowCount() || isHeader(row))
        return std::nullopt;
    return idOf(keyAt(row));
}

std::optional<Coordinate> IncidentQueueModel::pointAt(int row) const
{
    const auto found = isHeader(row) ? m_byKey.end() : m_byKey.find(keyAt(row));
    return found == m_byKey.end() ? std::nullopt : found->second.board.point;
}

bool IncidentQueueModel::isPressing(const Row& row)
{
    const BoardRow& board = row.board;
    const bool isSetAside = board.status == IncidentStatus::Held && !board.isCalledSinceHold;
    return row.isWaiting && !isSetAside && (board.priority <= Priority::P2 || board.isLate);
}

IncidentQueueModel::Pressing IncidentQueueModel::pressingAbove(int row) const
{
    Pressing out;
    for (int above = 0; above < std::min(row, rowCount()); ++above) {
        const auto found = isHeader(above) ? m_byKey.end() : m_byKey.find(keyAt(above));
        if (found == m_byKey.end() || !isPressing(found->second))
            continue;
        ++out.count;
        if (out.first < 0 || found->second.board.priority < out.priority) {
            out.first = above;
            out.priority = found->second.board.priority;
        }
    }
    return out;
}

IncidentQueueModel::PressingHidden IncidentQueueModel::pressingHidden() const
{
    PressingHidden out;
    const Row* most = nullptr;
    for (const auto& [key, row] : m_byKey) {
        if (!isPressing(row) || m_filter.passes(Subject(row)))
            continue;
        ++out.count;
        const bool isMore = !most || std::pair(row.board.priority, row.clockSince) <
                                         std::pair(most->board.priority, most->clockSince);
        if (isMore)
            most = &row;
    }
    if (most) {
        out.priority = most->board.priority;
        out.number = most->board.number;
    }
    return out;
}

int IncidentQueueModel::rowOf(IncidentId id) const
{
    return rowOfKey(rowKeyOf(id));
}

void IncidentQueueModel::setSaving(IncidentId id, Saving saving)
{
    GroupedRows::setSaving(rowKeyOf(id), saving);
}

void IncidentQueueModel::setChanged(const std::set<IncidentId>& changed)
{
    std::set<IncidentId> others;
    std::set_symmetric_difference(m_changed.begin(), m_changed.end(), changed.begin(),
                                  changed.end(), std::inserter(others, others.end()));
    m_changed = changed;
    if (!others.empty())
        apply(others);
}

QString IncidentQueueModel::groupTitle(const BoardGroup& group) const
{
    return m_words.group(static_cast<QueueGroup>(group.rank));
}

Qt::ItemFlags IncidentQueueModel::rowFlags() const
{
    return GroupedRows::rowFlags() | Qt::ItemIsDropEnabled | Qt::ItemIsDragEnabled;
}

QString IncidentQueueModel::textOf(const Row& row, QueueColumn column) const
{
    switch (column) {
    case QueueColumn::Incident:
        return shortNumber(row.board.number);
    case QueueColumn::Type:
        return fromStd(row.board.label);
    case QueueColumn::Location:
        return fromStd(row.board.place);
    case QueueColumn::Beat:
        return row.board.beat ? fromStd(row.board.beat->value) : QString();
    case QueueColumn::Units: {
        QStringList shown = unitNames(row.board);
        if (const std::string mark = workMark(row.board); !mark.empty())
            shown << QLatin1Char('+') + fromStd(mark);
        return shown.join(u' ');
    }
    case QueueColumn::Priority:
    case QueueColumn::Waiting:
    case QueueColumn::Behavioral:
    case QueueColumn::Level:
        return {};
    }
    return {};
}

QVariant IncidentQueueModel::valueOf(const Row& row, QueueColumn column) const
{
    switch (column) {
    case QueueColumn::Priority:
        return static_cast<int>(row.board.priority) + 1;
    case QueueColumn::Waiting:
        // What is worked waits no more: how long it has been worked stands there, muted.
        return static_cast<qlonglong>(
            std::max(Span{},
                     m_now - (row.clockSince + (row.isWaiting ? Span{} : row.board.waiting)))
                .wholeSeconds());
    case QueueColumn::Behavioral:
        return static_cast<int>(markOf(row.board));
    case QueueColumn::Level:
        return row.board.level.value_or(0);
    case QueueColumn::Incident:
    case QueueColumn::Type:
    case QueueColumn::Location:
    case QueueColumn::Beat:
    case QueueColumn::Units:
        return {};
    }
    return {};
}

QVariant IncidentQueueModel::cell(const std::string& key, int column, int role) const
{
    const auto found = m_byKey.find(key);
    if (found == m_byKey.end())
        return {};
    const Row& row = found->second;
    const auto at = static_cast<QueueColumn>(column);
    switch (role) {
    case Qt::DisplayRole:
        return textOf(row, at);
    case CellKindRole:
        return static_cast<int>(kindOf(at));
    case CellValueRole:
        return valueOf(row, at);
    case LateRole:
        return at == QueueColumn::Waiting && row.board.isLate;
    case LevelAskedRole:
        return !row.board.isLevelOpen;
    case EmphasisRole:
        return static_cast<int>(at == QueueColumn::Type ? Emphasis::Strong : Emphasis::None);
    case MutedRole: // reserved, not told yet; no waiting time
        return (at == QueueColumn::Units && row.board.status == IncidentStatus::Assigned) ||
               (at == QueueColumn::Waiting && !row.isWaiting);
    case IdRole:
        return static_cast<qlonglong>(row.board.id.value);
    case IncidentStatusRole:
        return static_cast<int>(row.board.status);
    case HoldReasonRole:
        return fromStd(row.board.holdReason);
    case CalledSinceHoldRole:
        return row.board.isCalledSinceHold;
    case CallbackRole:
        return at == QueueColumn::Type && row.board.owesCallback;
    case BoloRole:
        return at == QueueColumn::Type && !row.board.boloWords.empty();
    case PlaceMarkRole: // a weapon of its own stands in its place
        return at == QueueColumn::Location && row.board.weapon == WeaponSign::None &&
               !row.board.placeMarks.empty();
    case WeaponSignRole: // beside the place: it is what somebody goes there with in mind
        return static_cast<int>(at == QueueColumn::Location ? row.board.weapon : WeaponSign::None);
    case RowMarkRole:
        return static_cast<int>(m_changed.count(row.board.id) > 0 ? RowMark::Changed
                                                                  : RowMark::None);
    case SpokenRole:
        return m_changed.count(row.board.id) > 0
                   ? m_words.spoken(row.board) + QStringLiteral(", ") + m_words.changed
                   : m_words.spoken(row.board);
    default:
        return {};
    }
}

QStringList IncidentQueueModel::mimeTypes() const
{
    return {QString::fromLatin1(kUnitMime), QString::fromLatin1(kIncidentMime)};
}

QMimeData* IncidentQueueModel::mimeData(const QModelIndexList& indexes) const
{
    const auto incident = indexes.isEmpty() ? std::nullopt : incidentAt(indexes.front().row());
    if (!incident)
        return nullptr;
    auto* data = new QMimeData;
    data->setData(QString::fromLatin1(kIncidentMime), QByteArray::number(incident->value));
    data->setText(
        index(indexes.front().row(), static_cast<int>(QueueColumn::Incident)).data().toString());
    return data;
}

bool IncidentQueueModel::canDropMimeData(const QMimeData* data, Qt::DropAction action, int, int,
                                         const QModelIndex& parent) const
{
    return data != nullptr && action == Qt::CopyAction && parent.isValid() &&
           !isHeader(parent.row()) &&
           (data->hasFormat(QString::fromLatin1(kUnitMime)) ||
            data->hasFormat(QString::fromLatin1(kIncidentMime)));
}

bool IncidentQueueModel::dropMimeData(const QMimeData* data, Qt::DropAction action, int row,
                                      int column, const QModelIndex& parent)
{
    if (!canDropMimeData(data, action, row, column, parent))
        return false;
    const auto incident = incidentAt(parent.row());
    const QString text = typedFromStd(data->data(QString::fromLatin1(kUnitMime)).toStdString());
    const QStringList units = text.split(u'\n', Qt::SkipEmptyParts);
    if (incident && !units.isEmpty()) {
        Q_EMIT unitsDropped(*incident, units);
        return true;
    }
    bool isNumber = false;
    const qint64 dropped = data->data(QString::fromLatin1(kIncidentMime)).toLongLong(&isNumber);
    if (!incident || !isNumber || dropped == incident->value)
        return false;
    Q_EMIT incidentDropped(*incident, IncidentId(dropped));
    return true;
}

} // namespace haven
