#include "ui/wall/wall_window.h"

#include "models/items/qt_text.h"
#include "ui/widgets/core_text.h"
#include "ui/widgets/marks.h"
#include "ui/widgets/words.h"

#include <QCloseEvent>
#include <QFontMetricsF>
#include <QKeyEvent>
#include <QPainter>

namespace haven::ui {

namespace {

// Shares of the height: read from across a room.
constexpr double kClockShare = 0.075;
constexpr double kCountShare = 0.085;
constexpr double kLineShare = 0.042;
constexpr double kSmallShare = 0.028;
constexpr int kFlags = static_cast<int>(Qt::AlignVCenter) | Qt::TextSingleLine;

void text(QPainter& painter, const QRectF& room, Qt::Alignment side, const QString& words)
{
    const QString shown =
        QFontMetricsF(painter.font()).elidedText(words, Qt::ElideRight, room.width());
    painter.drawText(room, kFlags | static_cast<int>(side), shown);
}

} // namespace

WallWindow::WallWindow(const ThemeSource& source, WallClock clock)
    : QWidget(nullptr, Qt::Window), m_source(source), m_clock(std::move(clock))
{
    setObjectName(QStringLiteral("wallWindow"));
    setWindowTitle(tr("Haven, display on the wall"));
    setAccessibleName(windowTitle());
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::BlankCursor);
    m_timer.setInterval(1000);
    connect(&source, &ThemeSource::changed, this, [this] { update(); });
}

void WallWindow::follow(Desk& desk)
{
    const auto look = [this, &desk] {
        setFigures(wallFigures(desk.state(), desk.knowledge().codes, desk.now()));
    };
    connect(&m_timer, &QTimer::timeout, this, look);
    m_timer.start();
    look();
}

void WallWindow::setFigures(WallFigures figures)
{
    m_figures = std::move(figures);
    m_trouble.clear();
    setAccessibleDescription(spoken());
    update();
}

void WallWindow::setTrouble(const QString& sentence)
{
    m_trouble = sentence;
    update();
}

QString WallWindow::spoken() const
{
    QStringList words{
        tr("%1 waiting", "incidents").arg(m_figures.waiting),
        tr("%1 late", "incidents").arg(m_figures.late),
        tr("%1 working", "incidents").arg(m_figures.working),
        tr("%1 of %2 units free", "units").arg(m_figures.unitsFree).arg(m_figures.unitsOnDuty),
        tr("%1 timers late", "timers").arg(m_figures.timersLate)};
    if (!m_figures.storms.empty())
        words << stormWords();
    for (const std::string& unit : m_figures.emergencies)
        words << tr("Officer emergency %1", "a unit").arg(fromStd(unit));
    return words.join(QStringLiteral(", "));
}

QString WallWindow::stormWords() const
{
    QStringList storms;
    for (const WallStorm& storm : m_figures.storms) {
        storms << tr("Storm %1: %2 held", "an incident, how many calls")
                      .arg(fromStd(storm.number))
                      .arg(storm.held);
    }
    return storms.join(QStringLiteral("   "));
}

QFont WallWindow::large(double share) const
{
    QFont font = m_source.look().font(TypeRole::Strong);
    // On a narrow screen the width decides.
    font.setPixelSize(
        std::max(10, static_cast<int>(std::min(height() * 1.0, width() * 0.6) * share)));
    return font;
}

double WallWindow::paintHead(QPainter& painter, const QRectF& room) const
{
    const Look& look = m_source.look();
    painter.setFont(large(kClockShare));
    const double high = QFontMetricsF(painter.font()).height() * 1.1;
    const QRectF line(room.left(), room.top(), room.width(), high);
    painter.setPen(look.color(Token::Text));
    text(painter, line, Qt::AlignRight, m_clock.time(m_figures.at));
    painter.setFont(large(kLineShare));
    painter.setPen(look.color(Token::Second));
    const QString agency = m_figures.mode == StationMode::Live
                               ? fromStd(m_figures.agency)
                               : tr("TRAINING, %1", "an agency").arg(fromStd(m_figures.agency));
    text(painter, line.adjusted(0, 0, -room.width() * 0.35, 0), Qt::AlignLeft,
         m_trouble.isEmpty() ? agency : m_trouble);
    return line.bottom();
}

double WallWindow::paintEmergencies(QPainter& painter, const QRectF& room) const
{
    if (m_figures.emergencies.empty())
        return room.top();
    const Look& look = m_source.look();
    painter.setFont(large(kLineShare));
    const double high = QFontMetricsF(painter.font()).height() * 1.5;
    const QRectF line(room.left(), room.top(), room.width(), high);
    QStringList units;
    for (const std::string& unit : m_figures.emergencies)
        units << fromStd(unit);
    painter.fillRect(line, look.color(Token::DangerGround));
    painter.setPen(QPen(look.color(Token::DangerLine), 3));
    painter.drawRect(line.adjusted(1, 1, -1, -1));
    painter.setPen(look.color(Token::Danger));
    text(painter, line.adjusted(high / 3, 0, -high / 3, 0), Qt::AlignLeft,
         tr("OFFICER EMERGENCY: %1", "units").arg(units.join(QStringLiteral(", "))));
    return line.bottom() + high / 4;
}

double WallWindow::paintCounts(QPainter& painter, const QRectF& room) const
{
    const Look& look = m_source.look();
    struct Count {
        int number;
        QString words;
        bool isLate;
    };
    const Count counts[] = {{m_figures.waiting, tr("waiting"), false},
                            {m_figures.late, tr("calls late"), m_figures.late > 0},
                            {m_figures.working, tr("working"), false},
                            {m_figures.unitsFree,
                             tr("of %1 units free", "units on duty").arg(m_figures.unitsOnDuty),
                             false},
                            {m_figures.timersLate, tr("timers late"), m_figures.timersLate > 0}};
    const double wide = room.width() / static_cast<double>(std::size(counts));
    const QFont number = large(kCountShare);
    const QFont words = large(kSmallShare);
    const double high = QFontMetricsF(number).height();
    const double low = QFontMetricsF(words).height();
    for (std::size_t at = 0; at < std::size(counts); ++at) {
        const QRectF box(room.left() + wide * static_cast<double>(at), room.top(), wide * 0.94,
                         high + low * 1.4);
        if (counts[at].isLate)
            painter.fillRect(box, look.color(Token::LateGround));
        painter.setPen(look.color(counts[at].isLate ? Token::LateText : Token::Text));
        painter.setFont(number);
        text(painter, QRectF(box.left() + low / 2, box.top(), box.width() - low, high),
             Qt::AlignLeft, QString::number(counts[at].number));
        painter.setFont(words);
        text(painter, QRectF(box.left() + low / 2, box.top() + high, box.width() - low, low),
             Qt::AlignLeft, counts[at].words);
    }
    return room.top() + high + low * 2.4;
}

// Only while calls are held together.
double WallWindow::paintStorms(QPainter& painter, const QRectF& room) const
{
    if (m_figures.storms.empty())
        return room.top();
    painter.setFont(large(kLineShare));
    const double high = QFontMetricsF(painter.font()).height() * 1.25;
    painter.setPen(m_source.look().color(Token::Text));
    text(painter, QRectF(room.left(), room.top(), room.width(), high), Qt::AlignLeft, stormWords());
    return room.top() + high * 1.2;
}

void WallWindow::paintUrgent(QPainter& painter, const QRectF& room) const
{
    const Look& look = m_source.look();
    painter.setFont(large(kSmallShare));
    double y = room.top();
    const double small = QFontMetricsF(painter.font()).height();
    painter.setPen(look.color(Token::Second));
    text(painter, QRectF(room.left(), y, room.width(), small), Qt::AlignLeft,
         m_figures.urgent.empty() ? tr("No P1 or P2 waits") : tr("P1 and P2 that wait"));
    y += small * 1.4;
    const QFont font = large(kLineShare);
    const double high = QFontMetricsF(font).height() * 1.25;
    int left = m_figures.urgentMore;
    for (const WallLine& line : m_figures.urgent) {
        if (y + high > room.bottom() - small) {
            ++left;
            continue;
        }
        const QRectF row(room.left(), y, room.width(), high);
        painter.setFont(font);
        painter.setPen(
            look.color(line.priority == Priority::P1 ? Token::Priority1 : Token::Priority2));
        const double mark = high * 1.5;
        text(painter, QRectF(row.left(), y, mark, high), Qt::AlignLeft,
             tr("P%1", "a priority, 1 to 5").arg(static_cast<int>(line.priority) + 1));
        painter.setPen(look.color(Token::Text));
        const double clock = QFontMetricsF(font).horizontalAdvance(QStringLiteral("0:00:00"));
        const QRectF time(row.right() - clock - high / 3, y, clock + high / 3, high);
        if (line.isLate) {
            painter.fillRect(time, look.color(Token::LateGround));
            painter.setPen(look.color(Token::LateText));
        }
        text(painter, time.adjusted(0, 0, -high / 6, 0), Qt::AlignRight,
             elapsedText(line.waiting.wholeSeconds()));
        painter.setPen(look.color(Token::Text));
        QString words = fromStd(line.number);
        if (!line.label.empty())
            words = tr("%1  %2", "number, type").arg(words, coreWord(line.label));
        if (!line.beat.empty())
            words = tr("%1  beat %2", "what, where").arg(words, fromStd(line.beat));
        text(painter, QRectF(row.left() + mark, y, time.left() - row.left() - mark - 8, high),
             Qt::AlignLeft, words);
        y += high;
    }
    if (left == 0)
        return;
    painter.setFont(large(kSmallShare));
    painter.setPen(look.color(Token::Second));
    text(painter, QRectF(room.left(), y, room.width(), small), Qt::AlignLeft,
         tr("and %1 more", "incidents").arg(left));
}

void WallWindow::paintStatuses(QPainter& painter, const QRectF& room) const
{
    const Look& look = m_source.look();
    painter.setFont(large(kSmallShare));
    const double small = QFontMetricsF(painter.font()).height();
    double y = room.top();
    painter.setPen(look.color(Token::Second));
    text(painter, QRectF(room.left(), y, room.width(), small), Qt::AlignLeft,
         tr("Units by status"));
    y += small * 1.4;
    painter.setFont(large(kLineShare));
    const double high = QFontMetricsF(painter.font()).height() * 1.25;
    painter.setPen(look.color(Token::Text));
    for (const auto& [status, units] : m_figures.statuses) {
        if (y + high > room.bottom())
            return;
        text(painter, QRectF(room.left(), y, high * 1.5, high), Qt::AlignLeft,
             QString::number(units));
        text(painter, QRectF(room.left() + high * 1.5, y, room.width() - high * 1.5, high),
             Qt::AlignLeft, coreWord(status));
        y += high;
    }
}

void WallWindow::paintEvent(QPaintEvent*)
{
    const Look& look = m_source.look();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), look.color(Token::Ground));
    if (m_figures.mode != StationMode::Live) {
        painter.setPen(QPen(look.color(Token::TrainingStripe), look.px(8)));
        painter.drawRect(rect());
    }
    const double margin = std::min(width(), height()) * 0.03;
    const QRectF room = QRectF(rect()).adjusted(margin, margin, -margin, -margin);
    QRectF rest = room;
    rest.setTop(paintHead(painter, rest) + margin / 2);
    rest.setTop(paintEmergencies(painter, rest));
    rest.setTop(paintCounts(painter, rest));
    rest.setTop(paintStorms(painter, rest));
    QRectF left = rest;
    left.setWidth(rest.width() * 0.62);
    QRectF right = rest;
    right.setLeft(left.right() + margin);
    paintUrgent(painter, left);
    paintStatuses(painter, right);
}

void WallWindow::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else
        QWidget::keyPressEvent(event);
}

void WallWindow::closeEvent(QCloseEvent* event)
{
    QWidget::closeEvent(event);
    Q_EMIT left();
}

} // namespace haven::ui
