#pragma once

#include "models/items/desk.h"
#include "ui/theme/theme_source.h"
#include "ui/widgets/desk_asker.h"
#include "ui/widgets/wall_clock.h"

#include <QWidget>

#include <functional>
#include <vector>

namespace haven::ui {

enum class ReasonNeed { None, Optional };

// One thing to choose, by typing a part of it.
struct Choice {
    QString key;
    QString text;
    QString note; // behind it, quieter: "P2"
};

struct Pick {
    QString question;
    std::vector<Choice> choices;
    ReasonNeed reason = ReasonNeed::None;
    // Why this cannot be recorded as it stands; empty when it can. Asked again as the reason grows.
    std::function<QString(const QString& key, const QString& reason)> objection;
    std::function<void(const QString& key, const QString& reason)> done;
};

// What the panel does for its parts: questions are asked in one place at its foot, so that nothing
// else moves.
class PanelAsks
{
public:
    virtual ~PanelAsks() = default;
    virtual void askReason(const QString& question, std::function<void(const QString&)> done) = 0;
    virtual void pick(Pick pick) = 0;
    virtual void startLine(const QString& line) = 0;
};

// What every part of the incident panel is given by the panel, which outlives them all.
struct PartTools {
    const ThemeSource& source;
    Desk& desk;
    DeskAsker& asker;
    const WallClock& clock;
    PanelAsks& asks;

    // A sentence of the panel's own, in the result line.
    void say(const QString& sentence, Tone tone) const { Q_EMIT asker.said(sentence, tone); }
    // Asks for the incident's row: the panel shows "saving" until it is settled.
    void ask(Command command, IncidentId incident) const
    {
        asker.ask(std::move(command), std::to_string(incident.value));
    }
};

// ReadOnly: it left memory and is shown as the log has it; only what recalls it may be done.
enum class Standing { Live, ReadOnly };

// One part of the panel. It keeps nothing of the incident that it does not show, and builds nothing
// anew that did not change: whoever works in it must not have it move under the hand.
class IncidentPart : public QWidget
{
    Q_OBJECT

public:
    IncidentPart(const PartTools& tools, QWidget* parent) : QWidget(parent), m_tools(tools) {}

    // Nothing to show: no incident is chosen, or it is restricted.
    virtual void setIncident(const Incident* incident, Standing standing) = 0;
    // Once a second, of the incident last set.
    virtual void tick(const Incident&, Instant) {}

protected:
    const PartTools& tools() const { return m_tools; }
    const Look& look() const { return m_tools.source.look(); }
    const State& state() const { return m_tools.desk.state(); }

private:
    PartTools m_tools;
};

} // namespace haven::ui
