#include "ui/shell/undo_offer.h"

#include "models/items/qt_text.h"
#include "ui/widgets/desk_rules.h"
#include "ui/widgets/key_button.h"

namespace haven::ui {

UndoOffer::UndoOffer(const ThemeSource& source, Desk& desk, QWidget* parent)
    : QObject(parent), m_desk(desk),
      m_button(new KeyButton(source, tr("Undo"), QKeySequence(Qt::CTRL | Qt::Key_M), parent))
{
    m_button->setObjectName(QStringLiteral("undoLast"));
    m_button->setButtonSize(ButtonSize::Header);
    // A click must not take the focus from where somebody types.
    m_button->setFocusPolicy(Qt::TabFocus);
    connect(m_button, &QPushButton::clicked, this, &UndoOffer::pressed);
    m_timer.setInterval(1000);
    connect(&m_timer, &QTimer::timeout, this, &UndoOffer::tick);
    connect(&desk, &Desk::changed, this, &UndoOffer::reconsider);
    connect(&desk, &Desk::seatChanged, this, &UndoOffer::withdraw);
    withdraw();
}

void UndoOffer::offer(std::vector<Recorded> facts)
{
    withdraw();
    if (facts.empty())
        return;
    auto tell = undoAhead(m_desk, facts);
    if (!tell)
        return;
    m_facts = std::move(facts);
    m_tell = *std::move(tell);
    m_left = kUndoSeconds;
    m_timer.start();
    retell();
    m_button->show();
    Q_EMIT turned();
}

void UndoOffer::withdraw()
{
    m_timer.stop();
    m_left = 0;
    m_facts.clear();
    m_button->hide();
    Q_EMIT turned();
}

std::optional<std::int64_t> UndoOffer::act() const
{
    return m_left > 0 ? std::optional(m_facts.front().envelope.sequence) : std::nullopt;
}

void UndoOffer::tick()
{
    if (m_left <= 1) {
        withdraw();
        return;
    }
    --m_left;
    retell();
}

void UndoOffer::reconsider()
{
    if (m_left > 0 && !undoAhead(m_desk, m_facts))
        withdraw();
}

void UndoOffer::retell()
{
    m_button->setLabel(tr("Undo (%1 s)", "seconds that are left").arg(m_left));
    QStringList tell;
    for (const UnitId& unit : m_tell)
        tell << fromStd(unit.value);
    m_button->setHint(
        tell.isEmpty() ? tr("Take back what you have just done; it stays on the record as undone")
                       : tr("Take back what you have just done, then tell %1 by radio", "units")
                             .arg(tell.join(QStringLiteral(", "))));
}

} // namespace haven::ui
