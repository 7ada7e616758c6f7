#include "ui/actions/action_key.h"
#include "ui/incident/acts_bar.h"
#include "ui/incident/cautions_part.h"
#include "ui/incident/fact_keys.h"
#include "ui/incident/facts_part.h"
#include "ui/incident/flag_part.h"
#include "ui/incident/incident_panel.h"
#include "ui/incident/note_editor.h"
#include "ui/incident/response_part.h"

// All keys of the incident panel in one place. A letter counts while the focus is in the panel and
// nothing is being typed; with Alt, the answers to the advisor count from anywhere in the window.
namespace haven::ui {

void IncidentPanel::bind(const char* action, const QKeySequence& key, Qt::ShortcutContext context,
                         std::function<void()> act)
{
    auto* shortcut = new ActionKey(m_source, QString::fromLatin1(action), {key}, this, context);
    connect(shortcut, &ActionKey::activated, this, [act = std::move(act)] { act(); });
}

void IncidentPanel::bindKeys()
{
    const auto here = Qt::WidgetWithChildrenShortcut;
    const auto both = [&](const char* action, Qt::Key key, const std::function<void()>& act) {
        bind(action, QKeySequence(key), here, act);
        bind(action, QKeySequence(Qt::ALT | key), Qt::WindowShortcut, act);
    };
    both("flagConfirm", Qt::Key_Y, [this] { m_flag->decide(FlagDecision::Confirmed); });
    both("flagReject", Qt::Key_N, [this] { m_flag->decide(FlagDecision::Rejected); });
    both("flagUnsure", Qt::Key_U, [this] { m_flag->decide(FlagDecision::Unsure); });
    both("askClinician", Qt::Key_C, [this] { m_flag->askClinician(); });
    both("setLevel", Qt::Key_L, [this] { m_flag->openLevels(); });
    bind("cautionSeen", QKeySequence(Qt::Key_A), here, [this] {
        if (!m_cautions->acknowledgeFirst())
            m_moreCautions->acknowledgeFirst();
    });
    bind("riskDecide", QKeySequence(Qt::Key_I), here, [this] { m_flag->decideRisk(); });
    bind("noteWrite", QKeySequence(Qt::Key_W), here, [this] { m_editor->write(); });
    for (const Fact fact : kKeyFacts) {
        const auto digit = static_cast<Qt::Key>(Qt::Key_0 + digitOf(fact));
        bind("factAnswer", QKeySequence(digit), here, [this, fact] { m_facts->open(fact); });
        bind("suggestionConfirm", QKeySequence(Qt::ALT | digit), here,
             [this, fact] { m_flag->confirmSuggestion(fact); });
    }
    m_response->bindWithin(this);
    m_bar->bindWithin(this);
}

} // namespace haven::ui
