#include "ui/widgets/band_list.h"

#include "ui/theme/scaled_margins.h"

#include <algorithm>
#include <QApplication>
#include <QFontMetrics>
#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QVBoxLayout>

namespace haven::ui {

namespace {

// The band takes little from the desk, and less from a low one (design pixels).
constexpr int kRowsMax = 6;
constexpr int kRowsLow = 3;
constexpr int kLowPx = 900;
constexpr int kRowMin = 24;
constexpr int kListRing = 4; // pixels of the ring around a list that has the focus

} // namespace

QString ringOfAList(const Look& look)
{
    return QStringLiteral("QListView { border: 2px solid %1; } "
                          "QListView:focus { border: 2px solid %2; } ")
        .arg(look.color(Token::Panel).name(), look.color(Token::Focus).name());
}

QString rowsOfAList(const Look& look)
{
    // Without a ground of its own only the chosen row would have the padding.
    return ringOfAList(look) +
           QStringLiteral("QListView::item { min-height: %1px; padding: %2px %3px; border: none; "
                          "background: transparent; } "
                          "QListView::item:selected { background: %4; color: %5; }")
               .arg(std::max(20, look.px(20)))
               .arg(std::max(2, look.px(2)))
               .arg(look.px(6))
               .arg(look.color(Token::Selected).name(), look.color(Token::Text).name());
}

bool isLeft(const QWidget& band, const QFocusEvent& event)
{
    const bool isCovered =
        event.reason() == Qt::ActiveWindowFocusReason || event.reason() == Qt::PopupFocusReason;
    const QWidget* next = QApplication::focusWidget();
    return !isCovered && next && !band.isAncestorOf(next);
}

BandList::BandList(const ThemeSource& source, const QString& name, const QString& title,
                   QWidget* parent)
    : QWidget(parent), m_source(source), m_title(new QLabel(title, this)),
      m_view(new QListView(this))
{
    setObjectName(name);
    setAccessibleName(title);
    m_title->setTextFormat(Qt::PlainText);
    m_view->setObjectName(name + QStringLiteral("View"));
    m_view->setAccessibleName(title);
    m_view->setToolTip(tr("Up and Down choose, Enter takes, Escape goes back to where you were"));
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setUniformItemSizes(true);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setTextElideMode(Qt::ElideRight);
    m_view->setModel(&m_model);
    m_view->installEventFilter(this);
    auto* column = new QVBoxLayout(this);
    scaleMargins(source, column, {12, 6, 12, 0}, 4);
    column->addWidget(m_title);
    column->addWidget(m_view);
    connect(m_view, &QAbstractItemView::clicked, this, &BandList::take);
    connect(&source, &ThemeSource::changed, this, &BandList::restyle);
    restyle();
    hide();
}

void BandList::restyle()
{
    const Look& look = m_source.look();
    m_title->setFont(look.font(TypeRole::Small));
    QPalette palette = m_title->palette();
    palette.setColor(QPalette::WindowText, look.color(Token::Second));
    m_title->setPalette(palette);
    m_view->setFont(look.font(TypeRole::Body));
    m_view->setStyleSheet(rowsOfAList(look));
    const int most = window()->height() < look.px(kLowPx) ? kRowsLow : kRowsMax;
    const int rows = std::clamp(m_model.rowCount(), 1, most);
    const int row = m_model.rowCount() > 0
                        ? m_view->sizeHintForRow(0)
                        : QFontMetrics(m_view->font()).lineSpacing() + look.px(6);
    m_view->setFixedHeight(std::max(rows * row, look.px(kRowMin)) + kListRing);
}

void BandList::turn(const QStringList& rows)
{
    if (isVisible() && isAncestorOf(QApplication::focusWidget())) {
        close(Focus::Back);
        return;
    }
    m_cameFrom = QApplication::focusWidget();
    m_model.setStringList(rows);
    restyle();
    show();
    m_view->setCurrentIndex(m_model.index(0, 0));
    m_view->scrollToTop();
    m_view->setFocus(Qt::OtherFocusReason);
}

void BandList::retell(const QStringList& rows)
{
    if (!isVisible() || rows == m_model.stringList())
        return;
    const int at = m_view->currentIndex().row();
    m_model.setStringList(rows);
    m_view->setCurrentIndex(m_model.index(std::min(at, m_model.rowCount() - 1), 0));
    restyle();
}

void BandList::close(Focus focus)
{
    if (focus == Focus::Back && m_cameFrom)
        m_cameFrom->setFocus(Qt::OtherFocusReason);
    hide();
}

void BandList::take()
{
    const int row = m_view->currentIndex().row();
    // First back, so that what is done finds the desk as it was.
    close(Focus::Back);
    if (row >= 0)
        Q_EMIT chosen(row);
}

bool BandList::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::FocusOut) {
        if (isLeft(*this, *static_cast<QFocusEvent*>(event)))
            close(Focus::Stays);
        return QWidget::eventFilter(watched, event);
    }
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    if (key->key() == Qt::Key_Escape) {
        close(Focus::Back);
        return true;
    }
    if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
        if (!key->isAutoRepeat())
            take();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace haven::ui
