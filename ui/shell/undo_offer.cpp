#include "ui/shell/undo_offer.h"

#include "models/dispatch/act.h"
#include "models/dispatch/event_codec.h"
#include "models/dispatch/unit_rules.h"
#include "models/items/qt_text.h"
#include "ui/widgets/desk_rules.h"
#include "ui/widgets/key_button.h"

#include <algorithm>
#include <iterator>

namespace haven::ui {

namespace {

constexpr qsizetype kActLettersMax = 32; // letters of an act on the button

} // namespace

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
    connect(&desk, &Desk::recorded, this, &UndoOffer::remember);
    connect(&desk, &Desk::changed, this, &UndoOffer::reconsider);
    connect(&desk, &Desk::seatChanged, this, [this] {
        m_newest.clear();
        withdraw();
    });
    withdraw();
}

void UndoOffer::offer(std::vector<Recorded> facts, const QString& what)
{
    withdraw();
    if (facts.empty())
        return;
    auto tell = undoAhead(m_desk, facts);
    if (!tell)
        return;
    m_facts = std::move(facts);
    m_what = what.simplified();
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
    m_what.clear();
    m_button->hide();
    Q_EMIT turned();
}

// As the log knows the last act of an agent at a position.
void UndoOffer::remember(const std::vector<Recorded>& facts)
{
    const Seat& seat = m_desk.seat();
    const auto isAct = [&seat](const Recorded& one) {
        const bool isNone = one.event && isNoAct(eventType(*one.event));
        return !isNone && one.envelope.recordedBy == seat.agent &&
               one.envelope.position == seat.position;
    };
    const auto last = std::find_if(facts.rbegin(), facts.rend(), isAct);
    if (last == facts.rend())
        return;
    m_newest.clear();
    std::copy_if(facts.begin(), facts.end(), std::back_inserter(m_newest),
                 [&](const Recorded& one) {
                     return isAct(one) && one.envelope.recordedAt == last->envelope.recordedAt;
                 });
}

std::optional<Refusal> UndoOffer::objection() const
{
    if (m_newest.empty())
        return std::nullopt;
    const auto ahead = undoAhead(m_desk, m_newest);
    return ahead ? std::nullopt : std::optional(ahead.refusal());
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

// It is about an incident that nobody speaks of on the air, or that nobody spoke of before it.
bool UndoOffer::isSilent() const
{
    return std::any_of(m_facts.begin(), m_facts.end(), [&](const Recorded& one) {
        if (!one.event)
            return false;
        const auto* sent = kindIf<UnitDispatched>(&*one.event);
        return (sent && sent->voiceBefore == SendVoice::Silent) ||
               airVoiceOf(m_desk.state(), incidentsOf(*one.event)) == SendVoice::Silent;
    });
}

// Which act it is stands on the button: whoever looks up after ten seconds has done more than one
// thing. All of it is in the hint.
void UndoOffer::retell()
{
    // Cut where it is long, but never so that two things done look like one.
    const QString named = m_what.size() > kActLettersMax
                              ? m_what.left(kActLettersMax - 1).trimmed() + QChar(0x2026)
                              : m_what;
    m_button->setLabel(
        named.isEmpty()
            ? tr("Undo (%1 s)", "seconds that are left").arg(m_left)
            : tr("Undo: %1 (%2 s)", "what was done, seconds that are left").arg(named).arg(m_left));
    // A reader that said each second would say nothing else.
    m_button->setAccessibleName(tr("Undo"));
    QStringList tell;
    for (const UnitId& unit : m_tell)
        tell << fromStd(unit.value);
    const QString what = m_what.isEmpty() ? tr("what you have just done") : m_what;
    const QString whenTold = isSilent()
                                 ? tr("Take back: %1. Then tell %2 without voice", "an act, units")
                                 : tr("Take back: %1. Then tell %2 by radio", "an act, units");
    m_button->setHint(
        tell.isEmpty() ? tr("Take back: %1. It stays on the record as undone", "an act").arg(what)
                       : whenTold.arg(what, tell.join(QStringLiteral(", "))));
}

} // namespace haven::ui
