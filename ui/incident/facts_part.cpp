#include "ui/incident/facts_part.h"

#include "ui/incident/answer_strip.h"
#include "ui/incident/fact_button.h"
#include "ui/incident/fact_keys.h"
#include "ui/incident/flag_words.h"
#include "ui/incident/incident_words.h"
#include "ui/incident/plain_label.h"

#include <QApplication>
#include <QGridLayout>

namespace haven::ui {

namespace {

constexpr int kTwoColumnsDesignPx = 400;

} // namespace

FactsPart::FactsPart(const PartTools& tools, QWidget* parent)
    : IncidentPart(tools, parent),
      m_caption(new PlainLabel(tools.source, TypeRole::Column, Token::Quiet, this)),
      m_grid(new QGridLayout), m_strip(new AnswerStrip(tools, this))
{
    setObjectName(QStringLiteral("factsPart"));
    setAccessibleName(tr("Facts"));
    m_caption->setObjectName(QStringLiteral("factsCaption"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_caption);
    column->addLayout(m_grid);
    column->addWidget(m_strip);
    m_grid->setSpacing(4);
    for (const Fact fact : kKeyFacts)
        buttonOf(fact);
    connect(m_strip, &AnswerStrip::closed, this, [this](Fact fact) {
        FactButton* button = buttonOf(fact);
        button->setChecked(false);
        if (m_strip->isAncestorOf(QApplication::focusWidget()))
            button->setFocus(Qt::OtherFocusReason);
    });
    connect(&tools.source, &ThemeSource::changed, this, [this] {
        m_columns = 0;
        arrange();
    });
    hide();
}

FactButton* FactsPart::buttonOf(Fact fact)
{
    FactButton*& button = m_buttons[fact];
    if (button)
        return button;
    button = new FactButton(tools().source, fact, this);
    connect(button, &QAbstractButton::clicked, this, [this, fact] { open(fact); });
    m_columns = 0; // it has no place yet
    arrange();
    return button;
}

void FactsPart::arrange()
{
    const int columns = width() >= look().px(kTwoColumnsDesignPx) ? 2 : 1;
    if (columns == m_columns)
        return;
    m_columns = columns;
    int n = 0;
    QWidget* before = nullptr;
    for (const auto& [fact, button] : m_buttons) {
        m_grid->addWidget(button, n / columns, n % columns);
        if (before)
            setTabOrder(before, button);
        before = button;
        ++n;
    }
    m_grid->setColumnStretch(0, 1);
    m_grid->setColumnStretch(1, columns == 2 ? 1 : 0);
    m_grid->update(); // more rows or fewer: the panel has to know
}

void FactsPart::resizeEvent(QResizeEvent* event)
{
    IncidentPart::resizeEvent(event);
    arrange();
}

void FactsPart::setIncident(const Incident* incident, Standing standing)
{
    const auto id = incident ? std::optional(incident->id) : std::nullopt;
    if (id != m_incident) {
        m_isAskedFor = false;
        m_strip->close();
    }
    m_incident = id;
    m_standing = standing;
    const bool isTold = incident && (isInCrisisLane(*incident) || !incident->answers.empty() ||
                                     !incident->suggestions.empty());
    setVisible(incident && (isTold || m_isAskedFor));
    if (!incident)
        return;
    for (const auto& [fact, answer] : incident->answers)
        buttonOf(fact);
    int asked = 0;
    for (const auto& [fact, button] : m_buttons) {
        FactButton::Standing shown;
        QString time;
        const auto answer = incident->answers.find(fact);
        if (answer != incident->answers.end()) {
            shown.answer = answer->second;
            shown.by = agentName(state(), answer->second.by);
            time = tools().clock.time(answer->second.at);
            asked += digitOf(fact) > 0 ? 1 : 0;
        }
        const auto suggestion = incident->suggestions.find(fact);
        if (suggestion != incident->suggestions.end())
            shown.suggestion = suggestion->second;
        button->setShown(shown, time);
        button->setVisible(digitOf(fact) > 0 || shown.answer || shown.suggestion);
        button->setEnabled(standing == Standing::Live);
    }
    m_caption->say(tr("Facts, %1 of %2 asked. A digit opens one.")
                       .arg(asked)
                       .arg(static_cast<int>(kKeyFacts.size())));
    tick(*incident, tools().desk.now());
}

void FactsPart::tick(const Incident&, Instant now)
{
    for (const auto& [fact, button] : m_buttons)
        button->tick(now);
}

void FactsPart::open(Fact fact)
{
    if (!m_incident || m_standing == Standing::ReadOnly)
        return;
    m_isAskedFor = true;
    setVisible(true);
    if (const auto before = m_strip->fact())
        buttonOf(*before)->setChecked(false);
    buttonOf(fact)->setChecked(true);
    m_strip->open(fact, *m_incident);
    Q_EMIT revealed(m_strip);
}

} // namespace haven::ui
