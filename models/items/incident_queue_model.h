#pragma once

#include "models/dispatch/board.h"
#include "models/geo/beats.h"
#include "models/items/desk.h"
#include "models/items/grouped_rows.h"
#include "models/items/quick_filter.h"

#include <functional>

namespace haven {

enum class QueueColumn {
    Priority,
    Waiting,
    Incident,
    Type,
    Location,
    Beat,
    Behavioral,
    Level,
    Units
};
inline constexpr int kQueueColumns = static_cast<int>(QueueColumn::Units) + 1;

enum class QueueGroup { Waiting, Working };

// Beyond the roles all boards share, for the delegate of the queue.
enum QueueRole : int {
    IncidentStatusRole = IdRole + 1, // int(IncidentStatus)
    HoldReasonRole,                  // text
    CallbackRole,                    // bool, of the type's cell: a caller is to be called back
    BoloRole,                        // bool, of the type's cell: what is looked for fits
    WeaponSignRole,                  // int(WeaponSign), of the location's cell
    CalledSinceHoldRole,             // bool: held, and somebody called again
    PlaceMarkRole,                   // bool, of the location's cell: nobody spoke, the place does
};

// How the screen words what the model only knows: models speak no language.
struct QueueWords {
    std::function<QString(QueueGroup)> group;
    // The row in one sentence, as a screen reader says it; `now` for what waits.
    std::function<QString(const BoardRow&)> spoken;
    QString changed = {}; // said behind it where somebody else has changed it since one looked
};

// What units were dragged as from the unit board: call signs, one a line, UTF-8.
inline constexpr const char* kUnitMime = "application/x-haven-unit";
// What an incident was dragged as from the queue or the map: its id in digits.
inline constexpr const char* kIncidentMime = "application/x-haven-incident";

// All incidents that are not closed: those nobody was told to go to, then those being worked, each
// by priority and then by waiting time, longest first.
class IncidentQueueModel final : public GroupedRows
{
    Q_OBJECT

public:
    IncidentQueueModel(Desk& desk, QueueWords words, QObject* parent = nullptr);

    bool isSortable() const override { return true; }
    void setFilter(const QuickFilter& filter);
    // p, beat, status, flag, level, unit, type, disc, is (late, held, mine, callback, weapon, bolo,
    // aid, changed). "disc:ems" alone also shows how urgent each is for the ambulance; else it is
    // as for police.
    static FilterVocabulary vocabulary(const Desk& desk);
    static FilterVocabulary vocabulary(const Knowledge& knowledge);

    // The clock: waiting times of the rows that are seen, and what became late anywhere.
    void tick(Instant now, RowRange seen);

    std::optional<IncidentId> incidentAt(int row) const;
    int rowOf(IncidentId id) const;
    // Of a row that is no header, as far as the board tells its place.
    std::optional<Coordinate> pointAt(int row) const;
    void setSaving(IncidentId id, Saving saving);
    // Those that somebody else has changed since this window's person looked.
    void setChanged(const std::set<IncidentId>& changed);
    // Of all there are, filtered away or not.
    int lateCount() const { return m_late; }
    // Of the rows above this one, those that nobody was sent to and that are P1, P2 or late; not
    // what somebody holds.
    struct Pressing {
        int count = 0;
        int first = -1; // the row of the most urgent one
        Priority priority = Priority::P5;
    };
    Pressing pressingAbove(int row) const;
    // The same of those that the filter hides.
    struct PressingHidden {
        int count = 0;
        Priority priority = Priority::P5; // of the most urgent one, as its number
        std::string number = {};
    };
    PressingHidden pressingHidden() const;

    QStringList mimeTypes() const override;
    QMimeData* mimeData(const QModelIndexList& indexes) const override;
    Qt::DropActions supportedDragActions() const override { return Qt::CopyAction; }
    Qt::DropActions supportedDropActions() const override { return Qt::CopyAction; }
    bool canDropMimeData(const QMimeData* data, Qt::DropAction action, int row, int column,
                         const QModelIndex& parent) const override;
    bool dropMimeData(const QMimeData* data, Qt::DropAction action, int row, int column,
                      const QModelIndex& parent) override;

Q_SIGNALS:
    void unitsDropped(haven::IncidentId incident, const QStringList& units);
    void incidentDropped(haven::IncidentId incident, haven::IncidentId dropped);

protected:
    QVariant cell(const std::string& key, int column, int role) const override;
    QString groupTitle(const BoardGroup& group) const override;
    Qt::ItemFlags rowFlags() const override;
    void forget(const std::string& key) override;
    std::vector<BoardPlace> placeAnew() override;

private:
    struct Row {
        BoardRow board;
        BoardPlace place;
        bool isWaiting = false;
        Instant clockSince;
        bool isMine = false;
        bool isChanged = false;
        std::string channel; // of its beat
        // Less is longer.
        std::int64_t waited() const { return isWaiting ? clockSince.ms : -board.waiting.ms; }
    };
    class Subject;
    static bool isPressing(const Row& row);
    Row rowFor(const Incident& incident) const;
    std::vector<std::string> marksOfPlace(const Incident& incident) const;
    void placeRow(Row& row) const;
    std::string sortedBy(const Row& row) const;
    void apply(const std::set<IncidentId>& ids);
    std::set<IncidentId> incidentsOf(const ChangeSet& changes) const;
    void refilter();
    void reloadMine();
    QVariant valueOf(const Row& row, QueueColumn column) const;
    QString textOf(const Row& row, QueueColumn column) const;
    void countLate();
    bool takeDiscipline();

    Desk& m_desk;
    QueueWords m_words;
    QuickFilter m_filter;
    Discipline m_discipline = Discipline::Police; // whose priorities are shown
    Instant m_now;
    std::unordered_map<std::string, Row> m_byKey;
    int m_late = 0;
    std::set<IncidentId> m_changed;
};

} // namespace haven
