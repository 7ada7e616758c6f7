#include "ui/widgets/filter_line.h"

#include "models/items/qt_text.h"
#include "ui/actions/action_key.h"
#include "ui/actions/bound_key.h"
#include "ui/widgets/marks.h"
#include "ui/widgets/words.h"

#include <algorithm>
#include <cmath>
#include <QApplication>
#include <QFontMetricsF>
#include <QKeyEvent>
#include <QPainter>
#include <QStyle>
#include <utility>

namespace haven::ui {

namespace {

constexpr int kWidthPxLeast = 64; // design pixels: a few letters and the key
constexpr int kHeightPx = 24;     // of the buttons beside it

} // namespace

FilterLine::FilterLine(const ThemeSource& source, const QString& name, const QString& placeholder,
                       QWidget* parent)
    : QLineEdit(parent), m_source(source), m_name(name)
{
    setObjectName(QStringLiteral("filter"));
    setAccessibleName(name);
    setToolTip(name);
    setPlaceholderText(placeholder);
    setMaxLength(200);
    const auto restyle = [this] {
        setFont(m_source.look().font(TypeRole::Column));
        setFixedHeight(m_source.look().targetPx(kHeightPx));
        showCheck();
    };
    restyle();
    connect(&source, &ThemeSource::changed, this, restyle);
    connect(&source, &ThemeSource::keysChanged, this, &FilterLine::followKeys);
    connect(this, &QObject::objectNameChanged, this, &FilterLine::followKeys);
    connect(this, &QLineEdit::textChanged, this, &FilterLine::judge);
}

FilterCheck FilterLine::faultOf(const Refusal& refusal)
{
    const auto argument = [&refusal](std::size_t n) {
        return n < refusal.arguments.size() ? fromStd(refusal.arguments[n]) : QString();
    };
    if (refusal.code == RefusalCode::FilterKeyUnknown)
        return {tr("no filter %1:", "%1 is what was typed before a colon").arg(argument(0))};
    if (refusal.code == RefusalCode::FilterValueMissing)
        return {tr("%1: what?", "%1 is a filter without its value").arg(argument(0))};
    if (refusal.code == RefusalCode::FilterValueUnknown)
        return {tr("no %1 %2", "%1 is a filter, %2 a value that is not there: no beat 99")
                    .arg(argument(0), argument(1))};
    return {tr("too long")};
}

void FilterLine::setValidator(Validator validator)
{
    m_validator = std::move(validator);
    judge();
}

void FilterLine::setKey(const QKeySequence& key, QWidget* panel)
{
    m_shipped = key;
    delete m_shortcut;
    m_shortcut = new ActionKey(m_source, objectName(), {key}, panel);
    connect(m_shortcut, &ActionKey::activated, this, [this] {
        m_cameFrom = QApplication::focusWidget();
        setFocus(Qt::ShortcutFocusReason);
        selectAll();
    });
    connect(this, &QObject::destroyed, m_shortcut, &QObject::deleteLater);
    followKeys();
}

void FilterLine::followKeys()
{
    m_key = boundKey(m_source, objectName(), m_shipped);
    if (m_shortcut && m_shortcut->action() != objectName())
        m_shortcut->setAction(objectName());
    // What an owner has added below stays.
    const qsizetype end = toolTip().indexOf(u'\n');
    setToolTip(withShortcut(m_name, m_key) + (end < 0 ? QString() : toolTip().mid(end)));
    setAccessibleDescription(toolTip());
    showCheck();
}

QSize FilterLine::sizeHint() const
{
    return {m_source.look().px(300), m_source.look().targetPx(kHeightPx)};
}

QSize FilterLine::minimumSizeHint() const
{
    return {m_source.look().px(kWidthPxLeast), m_source.look().targetPx(kHeightPx)};
}

void FilterLine::judge()
{
    m_check = m_validator && !text().isEmpty() ? m_validator(text()) : FilterCheck{};
    showCheck();
    if (m_check.isUnderstood())
        Q_EMIT filterChanged(text());
}

void FilterLine::showCheck()
{
    QString state;
    if (!text().isEmpty() && m_validator)
        state = m_check.isUnderstood() ? QStringLiteral("valid") : QStringLiteral("invalid");
    if (property("check").toString() != state) {
        setProperty("check", state);
        style()->unpolish(this);
        style()->polish(this);
    }
    setAccessibleDescription(m_check.isUnderstood() ? toolTip() : m_check.problem);
    // Room for the key cap or the problem, so that the text never runs below it.
    setTextMargins(0, 0, sideRoom(), 0);
    update();
}

int FilterLine::sideRoom() const
{
    if (sideText().isEmpty())
        return 0;
    const double side = m_check.isUnderstood()
                            ? keyCapSize(m_source.look(), sideText()).width()
                            : QFontMetricsF(font()).horizontalAdvance(m_check.problem);
    return std::min(static_cast<int>(std::ceil(side)), width() / 2);
}

void FilterLine::resizeEvent(QResizeEvent* event)
{
    QLineEdit::resizeEvent(event);
    setTextMargins(0, 0, sideRoom(), 0);
}

QString FilterLine::sideText() const
{
    return m_check.isUnderstood() ? keyCapText(m_key) : m_check.problem;
}

void FilterLine::paintEvent(QPaintEvent* event)
{
    QLineEdit::paintEvent(event);
    const QString side = sideText();
    if (side.isEmpty())
        return;
    const Look& look = m_source.look();
    QPainter painter(this);
    if (!m_check.isUnderstood()) {
        painter.setFont(font());
        painter.setPen(look.color(Token::Invalid));
        painter.drawText(rect().adjusted(0, 0, -look.px(8), 0),
                         static_cast<int>(Qt::AlignRight | Qt::AlignVCenter),
                         fontMetrics().elidedText(side, Qt::ElideRight, sideRoom() + 2));
        return;
    }
    const double width = keyCapSize(look, side).width();
    paintKeyCap(painter, QRectF(this->width() - width - look.scaled(5), 0, width, height()), look,
                side, keyCapColors(look));
}

void FilterLine::keyPressEvent(QKeyEvent* event)
{
    if (event->key() != Qt::Key_Escape) {
        QLineEdit::keyPressEvent(event);
        return;
    }
    // First Escape empties the line, the next one leaves it: nothing stays filtered unseen.
    if (!text().isEmpty()) {
        clear();
        return;
    }
    if (m_cameFrom)
        m_cameFrom->setFocus(Qt::OtherFocusReason);
}

} // namespace haven::ui
