#include "ui/incident/acts_bar.h"
#include "ui/incident/cautions_part.h"
#include "ui/incident/fact_keys.h"
#include "ui/incident/facts_part.h"
#include "ui/incident/flag_part.h"
#include "ui/incident/incident_panel.h"
#include "ui/incident/note_editor.h"
#include "ui/incident/response_part.h"

#include <QShortcut>

// All keys of the incident panel in one place. A letter counts while the focus is in the panel and
// nothing is being typed; with Alt, the answers to the advisor count from anywhere in the window.
namespace haven::ui {

void IncidentPanel::bind(const QKeySequence& key, Qt::ShortcutContext context,
                         std::function<void()> act)
{
    auto* shortcut = new QShortcut(key, this);
    shortcut->setContext(context);
    shortcut->setAutoRepeat(false);
    connect(shortcut, &QShortcut::activated, this, [act = std::move(act)] { act(); });
}

void IncidentPanel::bindKeys()
{
    const auto here = Qt::WidgetWithChildrenShortcut;
    const auto both = [&](Qt::Key key, const std::function<void()>& act) {
        bind(QKeySequence(key), here, act);
        bind(QKeySequence(Qt::ALT | key), Qt::WindowShortcut, act);
    };
    both(Qt::Key_Y, [this] { m_flag->decide(FlagDecision::Confirmed); });
    both(Qt::Key_N, [this] { m_flag->decide(FlagDecision::Rejected); });
    both(Qt::Key_U, [this] { m_flag->decide(FlagDecision::Unsure); });
    both(Qt::Key_C, [this] { m_flag->askClinician(); });
    both(Qt::Key_L, [this] { m_flag->openLevels(); });
    bind(QKeySequence(Qt::Key_A), here, [this] {
        if (!m_cautions->acknowledgeFirst())
            m_moreCautions->acknowledgeFirst();
    });
    bind(QKeySequence(Qt::Key_W), here, [this] { m_editor->write(); });
    for (const Fact fact : kKeyFacts) {
        const auto digit = static_cast<Qt::Key>(Qt::Key_0 + digitOf(fact));
        bind(QKeySequence(digit), here, [this, fact] { m_facts->open(fact); });
        bind(QKeySequence(Qt::ALT | digit), here,
             [this, fact] { m_flag->confirmSuggestion(fact); });
    }
    m_response->bindWithin(this);
    m_bar->bindWithin(this);
}

} // namespace haven::ui
