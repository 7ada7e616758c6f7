#pragma once

#include "models/dispatch/crisis_response.h"
#include "ui/incident/part_tools.h"

#include <map>

class QBoxLayout;

namespace haven::ui {

class KeyButton;
class LateChip;
class PlainLabel;
class WrapLayout;

// What happens once the level is known: who goes and why, what is wanted in which time, the
// hand-off with its seconds and one key a step, the lost caller to call back, why no clinician is
// sent, and what must be known before it closes.
class ResponsePart final : public IncidentPart
{
    Q_OBJECT

public:
    ResponsePart(const PartTools& tools, QWidget* parent);

    void setIncident(const Incident* incident, Standing standing) override;
    void tick(const Incident& incident, Instant now) override;
    // The letters of its buttons, where the focus is inside of `panel`.
    void bindWithin(QWidget* panel);
    // Down to the buttons of what runs by the second: a hand-off, a caller owed a call. 0: nothing
    // does.
    int urgentHeight() const;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    // One thing a button does; the key is printed on it.
    enum class Do {
        HandOver,
        TryNext,
        Answered,
        Accepted,
        Refused,
        NoAnswer,
        Dropped,
        Reached,
        NotReached,
        OwedNoMore,
        NotSent,
        Item
    };
    struct StepLabels {
        PlainLabel* what;
        PlainLabel* why;
    };

    void build();
    PlainLabel* addLabel(const char* name, TypeRole role, Token token);
    WrapLayout* addButtons();
    void addButton(WrapLayout* row, Do act, const char* name, const QString& text, Qt::Key key,
                   const QString& hint);
    void restyle();
    const Incident* incident() const;
    LocalNow local(Instant now) const;
    void tellResponse(const Incident& incident, Instant now);
    void tellSteps(const Response& response);
    void tellHandoff(const Incident& incident, Instant now);
    void tellRest(const Incident& incident);
    void tellButtons(const Incident& incident, Instant now);
    bool isOffered(Do act, const Incident& incident, Instant now) const;
    void act(Do what);
    void mark(const Incident& incident, HandoffStage stage, const std::string& reason = {});
    void askTarget(IncidentId incident);
    void tryNext(const Incident& incident);
    void askRefused(IncidentId incident);
    void askNotSent(IncidentId incident);
    void askItem(IncidentId incident);

    std::optional<IncidentId> m_incident;
    Standing m_standing = Standing::Live;
    std::optional<Response> m_response;
    std::int64_t m_minute = -1; // of the clock the response was worked out at
    QBoxLayout* m_column = nullptr;
    PlainLabel* m_title = nullptr;
    LateChip* m_late = nullptr;
    PlainLabel* m_rise = nullptr;
    PlainLabel* m_escalation = nullptr;
    PlainLabel* m_ask = nullptr;
    QBoxLayout* m_stepColumn = nullptr;
    std::vector<StepLabels> m_steps;
    PlainLabel* m_targets = nullptr;
    PlainLabel* m_leftOut = nullptr;
    PlainLabel* m_handoff = nullptr;
    LateChip* m_handoffLate = nullptr;
    PlainLabel* m_callback = nullptr;
    PlainLabel* m_need = nullptr;
    PlainLabel* m_items = nullptr;
    std::vector<WrapLayout*> m_rows;
    std::map<Do, KeyButton*> m_buttons;
};

} // namespace haven::ui
