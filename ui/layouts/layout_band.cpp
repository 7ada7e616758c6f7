#include "ui/layouts/layout_band.h"

#include "models/items/desk_layout.h"
#include "ui/theme/scaled_margins.h"
#include "ui/widgets/band_list.h"

#include <algorithm>
#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QVBoxLayout>

namespace haven::ui {

namespace {

constexpr int kLayoutRowsMax = 5;
constexpr int kLayoutLowPx = 600; // design pixels of a window, as at 200 %
constexpr int kLayoutRing = 4;    // pixels of the ring around a list that has the focus

} // namespace

LayoutBand::LayoutBand(const ThemeSource& source, QWidget* parent)
    : QWidget(parent), m_source(source), m_title(new QLabel(this)), m_view(new QListView(this)),
      m_ask(new QLabel(this)), m_name(new QLineEdit(this))
{
    setObjectName(QStringLiteral("layoutBand"));
    setAccessibleName(tr("Layouts of the desk"));
    m_title->setTextFormat(Qt::PlainText);
    m_title->setText(tr("Layouts: Enter uses the chosen one, Delete removes one of yours"));
    m_view->setObjectName(QStringLiteral("layoutList"));
    m_view->setAccessibleName(tr("Layouts of the desk"));
    m_view->setToolTip(
        tr("Up and Down choose, Enter uses, Delete removes one of yours, Escape goes back"));
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setUniformItemSizes(true);
    m_view->setSizeAdjustPolicy(QAbstractScrollArea::AdjustToContents);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setModel(&m_model);
    m_view->installEventFilter(this);
    m_ask->setTextFormat(Qt::PlainText);
    m_ask->setText(tr("Save the desk as it stands under a name:"));
    m_ask->setBuddy(m_name);
    m_name->setObjectName(QStringLiteral("layoutName"));
    m_name->setAccessibleName(tr("Name of the layout to save"));
    m_name->setToolTip(tr("Type a name and press Enter; the same name again replaces it"));
    m_name->setMaxLength(static_cast<int>(kLayoutNameMax));
    m_name->installEventFilter(this);
    auto* row = new QHBoxLayout;
    row->addWidget(m_ask);
    row->addWidget(m_name, 1);
    auto* column = new QVBoxLayout(this);
    scaleMargins(source, column, {12, 6, 12, 4}, 4);
    column->addWidget(m_title);
    column->addWidget(m_view);
    column->addLayout(row);
    connect(m_view, &QAbstractItemView::clicked, this, &LayoutBand::take);
    connect(&source, &ThemeSource::changed, this, &LayoutBand::restyle);
    restyle();
    hide();
}

void LayoutBand::restyle()
{
    const Look& look = m_source.look();
    for (QLabel* label : {m_title, m_ask}) {
        label->setFont(look.font(TypeRole::Small));
        QPalette palette = label->palette();
        palette.setColor(QPalette::WindowText, look.color(Token::Second));
        label->setPalette(palette);
    }
    m_view->setFont(look.font(TypeRole::Body));
    m_view->setStyleSheet(rowsOfAList(look));
    m_name->setFont(look.font(TypeRole::Body));
    const int rows = std::clamp(m_model.rowCount(), 1, kLayoutRowsMax);
    const int row = m_model.rowCount() > 0 ? m_view->sizeHintForRow(0) : look.rowHeight();
    // On a low screen it scrolls.
    m_view->setMinimumHeight(row + kLayoutRing);
    m_view->setMaximumHeight(rows * row + kLayoutRing);
}

void LayoutBand::turn(const std::vector<LayoutLine>& lines, int chosen, Purpose purpose)
{
    if (isVisible() && isAncestorOf(QApplication::focusWidget())) {
        close(Focus::Back);
        return;
    }
    m_cameFrom = QApplication::focusWidget();
    m_name->clear();
    retell(lines);
    // On a low screen one of the two: the band never makes the window higher than the screen.
    const bool isLow = window()->height() < m_source.look().px(kLayoutLowPx);
    const bool isChoosing = purpose == Purpose::Choose;
    m_view->setVisible(!isLow || isChoosing);
    m_ask->setVisible(!isLow || !isChoosing);
    m_name->setVisible(!isLow || !isChoosing);
    show();
    m_view->setCurrentIndex(m_model.index(std::max(chosen, 0), 0));
    QWidget* first = purpose == Purpose::Choose ? static_cast<QWidget*>(m_view) : m_name;
    first->setFocus(Qt::OtherFocusReason);
}

void LayoutBand::retell(const std::vector<LayoutLine>& lines)
{
    const int at = m_view->currentIndex().row();
    m_lines = lines;
    QStringList rows;
    for (const LayoutLine& line : lines)
        rows << line.words;
    m_model.setStringList(rows);
    m_view->setCurrentIndex(m_model.index(std::clamp(at, 0, m_model.rowCount() - 1), 0));
    restyle();
}

QString LayoutBand::current() const
{
    const auto row = static_cast<std::size_t>(std::max(0, m_view->currentIndex().row()));
    return row < m_lines.size() ? m_lines[row].name : QString();
}

void LayoutBand::close(Focus focus)
{
    if (focus == Focus::Back && m_cameFrom)
        m_cameFrom->setFocus(Qt::OtherFocusReason);
    hide();
}

void LayoutBand::take()
{
    const QString name = current();
    // First back, so that what is done finds the desk as it was.
    close(Focus::Back);
    if (!name.isEmpty())
        Q_EMIT chosen(name);
}

void LayoutBand::save()
{
    const QString name = m_name->text();
    close(Focus::Back);
    Q_EMIT saveWanted(name);
}

void LayoutBand::remove()
{
    const QString name = current();
    if (!name.isEmpty())
        Q_EMIT removeWanted(name);
}

bool LayoutBand::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::FocusOut) {
        if (isLeft(*this, *static_cast<QFocusEvent*>(event)))
            close(Focus::Stays);
        return QWidget::eventFilter(watched, event);
    }
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    const bool isEnter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    if (key->key() == Qt::Key_Escape) {
        close(Focus::Back);
        return true;
    }
    if (isEnter && !key->isAutoRepeat()) {
        if (watched == m_name)
            save();
        else
            take();
        return true;
    }
    if (key->key() == Qt::Key_Delete && watched == m_view) {
        remove();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace haven::ui
