#pragma once

#include "ui/incident/part_tools.h"

#include <map>

class QGridLayout;

namespace haven::ui {

class AnswerStrip;
class FactButton;
class PlainLabel;

// The facts of the person in crisis, each not asked, asked and not known, answered, or unable; and
// the answers of the one that is open.
class FactsPart final : public IncidentPart
{
    Q_OBJECT

public:
    FactsPart(const PartTools& tools, QWidget* parent);

    void setIncident(const Incident* incident, Standing standing) override;
    void tick(const Incident& incident, Instant now) override;
    // Shows the facts also outside the crisis lane.
    void open(Fact fact);

Q_SIGNALS:
    // Something below another place came up that the person asked for.
    void revealed(QWidget* widget);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    FactButton* buttonOf(Fact fact);
    void arrange();

    std::optional<IncidentId> m_incident;
    std::map<Fact, FactButton*> m_buttons;
    PlainLabel* m_caption;
    QGridLayout* m_grid;
    AnswerStrip* m_strip;
    int m_columns = 0;
    bool m_isAskedFor = false;
    Standing m_standing = Standing::Live;
};

} // namespace haven::ui
