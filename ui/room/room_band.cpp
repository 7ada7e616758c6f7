#include "ui/room/room_band.h"

#include "models/dispatch/dispatch_group.h"
#include "models/dispatch/work_stack.h"
#include "models/items/qt_text.h"
#include "ui/widgets/announcer.h"
#include "ui/widgets/key_button.h"
#include "ui/widgets/words.h"

#include <algorithm>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

namespace haven::ui {

namespace {

using HeldAir = std::pair<std::string, AirHold>;

// Those that this desk listens to first, of each the longest held first.
std::vector<HeldAir> heldAir(const Desk& desk)
{
    const State& state = desk.state();
    std::vector<HeldAir> held(state.airHolds.begin(), state.airHolds.end());
    const auto isHere = [&](const HeldAir& one) {
        return isHeardAt(state, desk.seat().position, one.first);
    };
    std::stable_sort(held.begin(), held.end(), [&](const HeldAir& a, const HeldAir& b) {
        if (isHere(a) != isHere(b))
            return isHere(a);
        return a.second.since < b.second.since;
    });
    return held;
}

QString numberIn(const State& state, const std::optional<IncidentId>& id)
{
    const auto found = id ? state.incidents.find(*id) : state.incidents.end();
    return found == state.incidents.end() ? QString() : fromStd(found->second.number);
}

} // namespace

RoomBand::RoomBand(const ThemeSource& source, Desk& desk, QWidget* parent)
    : QWidget(parent), m_source(source), m_desk(desk), m_asker(desk)
{
    setObjectName(QStringLiteral("roomBand"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_airRow = addRow("airRow", m_air, m_release);
    m_clock = new QLabel(m_airRow);
    m_clock->setObjectName(QStringLiteral("airClock"));
    static_cast<QHBoxLayout*>(m_airRow->layout())->insertWidget(1, m_clock);
    m_release->setObjectName(QStringLiteral("roomRelease"));
    m_release->setAction(QStringLiteral("airRelease"));
    m_release->setLabel(tr("Release"));
    m_release->setKey(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_F));
    m_stackRow = addRow("stackRow", m_stack, m_send);
    m_send->setObjectName(QStringLiteral("roomSend"));
    m_send->setAction(QStringLiteral("stackSend"));
    m_send->setLabel(tr("Send"));
    m_send->setKey(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_D));
    connect(m_release, &QPushButton::clicked, this, &RoomBand::release);
    connect(m_send, &QPushButton::clicked, this, &RoomBand::send);
    connect(&m_asker, &DeskAsker::said, this, &RoomBand::said);
    m_second.setInterval(1000);
    connect(&m_second, &QTimer::timeout, this, &RoomBand::tick);
    connect(&m_desk, &Desk::changed, this, &RoomBand::retell);
    connect(&m_desk, &Desk::seatChanged, this, &RoomBand::retell);
    connect(&m_source, &ThemeSource::changed, this, &RoomBand::restyle);
    restyle();
    retell();
}

QWidget* RoomBand::addRow(const char* name, QLabel*& text, KeyButton*& button)
{
    auto* row = new QWidget(this);
    row->setObjectName(QString::fromLatin1(name));
    text = new QLabel(row);
    text->setObjectName(QString::fromLatin1(name) + QStringLiteral("Text"));
    text->setTextFormat(Qt::PlainText);
    text->setWordWrap(true);
    button = new KeyButton(m_source, QString(), {}, row);
    button->setButtonSize(ButtonSize::Header);
    auto* line = new QHBoxLayout(row);
    line->addWidget(text, 1);
    line->addWidget(button);
    layout()->addWidget(row);
    return row;
}

QString RoomBand::airWords() const
{
    QStringList words;
    for (const auto& [channel, hold] : heldAir(m_desk)) {
        const QString name = fromStd(channel);
        const QString by = hold.unit ? fromStd(hold.unit->value) : fromStd(hold.by.value);
        const QString number = numberIn(m_desk.state(), hold.incident);
        // Never hidden: whoever listens elsewhere is told which channel it is and that it is not
        // theirs.
        if (!isHeardAt(m_desk.state(), m_desk.seat().position, channel)) {
            words << tr("Air is held on channel %1, not one of this desk: asked for by %2",
                        "channel, who")
                         .arg(name, by);
            continue;
        }
        QString one =
            number.isEmpty()
                ? tr("HOLD THE AIR on channel %1: asked for by %2", "channel, who").arg(name, by)
                : tr("HOLD THE AIR on channel %1: asked for by %2, %3",
                     "channel, who, incident number")
                      .arg(name, by, number);
        const auto work = hold.incident ? m_desk.state().incidents.find(*hold.incident)
                                        : m_desk.state().incidents.end();
        const bool isHidden = work != m_desk.state().incidents.end() &&
                              work->second.visibility == Visibility::Restricted;
        if (!hold.reason.empty() && !isHidden)
            one = tr("%1. %2", "a sentence, a reason").arg(one, fromStd(hold.reason));
        words << one;
    }
    return words.join(QStringLiteral("   "));
}

QString RoomBand::stackWords() const
{
    const State& state = m_desk.state();
    QStringList words;
    for (const StackOffer& offer : stackOffers(state)) {
        const Incident& next = state.incidents.at(offer.next);
        const bool isHidden = next.visibility == Visibility::Restricted;
        const QString place = isHidden ? fromStd(next.title) : fromStd(next.location.text);
        words << tr("%1 is free. Next for it: %2, %3 (%4 waiting)",
                    "unit, incident number, place, a number")
                     .arg(fromStd(offer.unit.value), fromStd(next.number), place)
                     .arg(offer.waiting);
    }
    return words.join(QStringLiteral("   "));
}

void RoomBand::release()
{
    const auto held = heldAir(m_desk);
    if (held.empty()) {
        Q_EMIT said(tr("No channel is held."), Tone::Quiet);
        return;
    }
    const QString channel = fromStd(held.front().first);
    const bool isOneWord = !channel.contains(u' ');
    Q_EMIT requestLine(QStringLiteral("airfree %1 ")
                           .arg(isOneWord ? channel : QStringLiteral("\"%1\"").arg(channel)));
}

void RoomBand::send()
{
    const auto offers = stackOffers(m_desk.state());
    if (offers.empty()) {
        Q_EMIT said(tr("No unit is free with work that waits for it."), Tone::Quiet);
        return;
    }
    DispatchUnits command;
    command.units = {offers.front().unit};
    command.incident = offers.front().next;
    m_asker.ask(std::move(command), offers.front().unit.value);
}

void RoomBand::retell()
{
    const QString air = airWords();
    // What waits for a unit is for whoever sends units.
    const bool isDesk = m_desk.seat().roles.count(Role::Dispatcher) > 0 ||
                        m_desk.seat().roles.count(Role::Supervisor) > 0;
    const QString stack = isDesk ? stackWords() : QString();
    const auto held = heldAir(m_desk);
    m_isHeldHere =
        !held.empty() && isHeardAt(m_desk.state(), m_desk.seat().position, held.front().first);
    // Who hears the screen hears at once that the air is held.
    if (m_isHeldHere && air != m_air->text())
        announce(*this, air);
    m_air->setText(air);
    m_stack->setText(stack);
    m_airRow->setVisible(!air.isEmpty());
    m_stackRow->setVisible(!stack.isEmpty());
    m_release->setVisible(isDesk);
    setAccessibleName(air.isEmpty() ? stack : air);
    // Also where nobody sits just now: the channel is held all the same.
    setVisible(!air.isEmpty() || !stack.isEmpty());
    if (air.isEmpty())
        m_second.stop();
    else if (!m_second.isActive())
        m_second.start();
    tick();
    update();
}

// The time goes on by itself and is announced to nobody.
void RoomBand::tick()
{
    QStringList times;
    for (const auto& [channel, hold] : heldAir(m_desk))
        times << elapsedText((m_desk.now() - hold.since).wholeSeconds());
    m_clock->setText(times.join(QStringLiteral("  ")));
}

void RoomBand::restyle()
{
    const Look& look = m_source.look();
    for (QLabel* label : {m_air, m_clock, m_stack}) {
        label->setFont(look.font(TypeRole::Strong));
        QPalette palette = label->palette();
        palette.setColor(QPalette::WindowText, look.color(Token::Text));
        label->setPalette(palette);
    }
    for (QWidget* row : {m_airRow, m_stackRow}) {
        row->layout()->setContentsMargins(look.px(16), look.px(4), look.px(12), look.px(4));
        row->layout()->setSpacing(look.px(12));
    }
    update();
}

void RoomBand::paintEvent(QPaintEvent*)
{
    const Look& look = m_source.look();
    QPainter painter(this);
    const auto ground = [&](const QWidget* row, Token fill, Token edge) {
        if (row->isHidden())
            return;
        const QRect area = row->geometry();
        painter.fillRect(area, look.color(fill));
        painter.fillRect(QRect(area.left(), area.top(), look.px(4), area.height()),
                         look.color(edge));
        painter.fillRect(QRect(area.left(), area.bottom(), area.width(), 1), look.color(edge));
    };
    ground(m_airRow, m_isHeldHere ? Token::DangerGround : Token::Raised,
           m_isHeldHere ? Token::DangerLine : Token::Focus);
    ground(m_stackRow, Token::Raised, Token::Focus);
}

} // namespace haven::ui
