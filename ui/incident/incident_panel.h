#pragma once

#include "models/items/last_look.h"
#include "ui/incident/part_tools.h"

#include <QPointer>
#include <QTimer>
#include <set>

class QScrollArea;
class QVBoxLayout;

namespace haven::ui {

class ActsBar;
class AidPart;
class ChangesPart;
class CautionsPart;
class FactsPart;
class FlagPart;
class HeadPart;
class IncidentActs;
class KeyButton;
class NoteEditor;
class NotesPart;
class PanelHeader;
class PickBand;
class PlainLabel;
class CallPart;
class ReasonPrompt;
class PlansPart;
class ResponsePart;
class TimelinePart;
class ChecklistPart;
class UnitsPart;

// The chosen incident, whole: what it is, where, who called, cautions, notes with the advisor's
// words marked, flag and level with their reasons, facts, units, checklist, what happened. Each act
// has a key, a button and a menu, and all of them become commands.
class IncidentPanel final : public QWidget, private PanelAsks
{
    Q_OBJECT

public:
    IncidentPanel(const ThemeSource& source, Desk& desk, WallClock clock,
                  QWidget* parent = nullptr);
    ~IncidentPanel() override;

    using QWidget::show;
    // One that left memory is read from the log and shown as it stands there.
    void show(std::optional<IncidentId> incident);
    std::optional<IncidentId> shown() const { return m_shown; }
    // What others change since one looked is marked. Precondition: it outlives the panel.
    void setLook(const LastLook* look);
    // How many calls wait half-taken beside this one; the slot is gone at zero.
    void setParked(int count);

Q_SIGNALS:
    void requestLine(const QString& line);
    void said(const QString& sentence, haven::ui::Tone tone);
    void checklistRequested(haven::IncidentId incident);
    void detailsRequested(haven::IncidentId incident);
    void furtherCallRequested(haven::IncidentId incident);
    void parkedRequested();

protected:
    void contextMenuEvent(QContextMenuEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void askReason(const QString& question, std::function<void(const QString&)> done) override;
    void pick(Pick pick) override;
    void startLine(const QString& line) override;

    void build();
    void buildBody(QVBoxLayout* column);
    void buildFoot(QVBoxLayout* column);
    void wireParts();
    void bindKeys();
    // `action` is its id in the registry.
    void bind(const char* action, const QKeySequence& key, Qt::ShortcutContext context,
              std::function<void()> act);
    void hear(const ChangeSet& changes);
    void hearFound(const QString& asker, quint64 generation, const QueryAnswer& answer);
    void refresh();
    std::set<IncidentPart*> closedParts() const;
    void tellHeader(const Incident* incident);
    void tellNotice(const Incident* incident);
    void tick();
    void correctNote(qint64 note);
    void dropQuestions();
    void showActs();
    // The live one, else the one read from the log.
    const Incident* incident() const;
    // The same where it may be read: not restricted, or opened by who sits here. Else nullptr.
    const Incident* readable();
    void lookInside(IncidentId id, const QString& reason);
    void leaveInside();
    Standing standing() const;
    void holdPlace();
    void keepPlace();
    void settle();

    const ThemeSource& m_source;
    Desk& m_desk;
    WallClock m_clock;
    DeskAsker m_asker;
    PartTools m_tools;
    std::optional<IncidentId> m_shown;
    std::optional<Incident> m_cold;
    bool m_isMissing = false; // the log knows no such incident
    // A restricted one that somebody opened with a reason: until another is chosen or another
    // person sits here. The copy says of itself that it is not restricted, for the parts.
    DeskAsker m_looker;
    struct Looking {
        std::string key; // of this one question, however often the same is asked
        IncidentId incident;
    };
    std::optional<Looking> m_looking; // asked, and not on the log yet
    std::optional<Looking> m_looked;  // answered just now, one way or the other
    quint64 m_looks = 0;
    std::optional<IncidentId> m_inside;
    std::optional<Incident> m_insideCopy;
    quint64 m_generation = 0;
    std::function<void(const QString&)> m_reasonDone;
    QTimer m_timer;
    QTimer m_refreshing;
    QTimer m_holding; // runs while a refresh may still move things
    QPointer<QWidget> m_anchor;
    int m_anchorAt = 0; // its distance from the top of what is seen

    PanelHeader* m_header = nullptr;
    KeyButton* m_parked = nullptr;
    QScrollArea* m_area = nullptr;
    PlainLabel* m_notice = nullptr;
    const LastLook* m_look = nullptr;
    HeadPart* m_head = nullptr;
    ChangesPart* m_changes = nullptr;
    UnitsPart* m_units = nullptr;
    CautionsPart* m_cautions = nullptr;
    CautionsPart* m_moreCautions = nullptr;
    PlansPart* m_plans = nullptr;
    NotesPart* m_notes = nullptr;
    FlagPart* m_flag = nullptr;
    FactsPart* m_facts = nullptr;
    ResponsePart* m_response = nullptr;
    AidPart* m_aid = nullptr;
    CallPart* m_call = nullptr;
    ChecklistPart* m_checklist = nullptr;
    TimelinePart* m_timeline = nullptr;
    std::vector<IncidentPart*> m_parts; // all but the head
    ReasonPrompt* m_prompt = nullptr;
    PickBand* m_pick = nullptr;
    NoteEditor* m_editor = nullptr;
    IncidentActs* m_acts = nullptr;
    ActsBar* m_bar = nullptr;
    bool m_hasActs = false;
};

} // namespace haven::ui
