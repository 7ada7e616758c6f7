#include "ui/actions/action_palette.h"

#include "ui/actions/action_delegate.h"
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

// In a column; the band takes little from the desk, and less from a low one (design pixels).
constexpr int kRowsMax = 4;
constexpr int kRowsLow = 3;
constexpr int kRowsMin = 2;
constexpr int kLowPx = 900;
constexpr int kLowestPx = 740;
constexpr double kColumnPx = 420; // at least
constexpr int kTypedCharactersMax = 80;
constexpr int kPaletteRing = 4; // pixels of the ring around the list, above and below

} // namespace

ActionPalette::ActionPalette(const ThemeSource& source, ActionBook& book, QWidget* parent)
    : QWidget(parent), m_source(source), m_book(book), m_line(new QLineEdit(this)),
      m_count(new QLabel(this)), m_list(new QListView(this)),
      m_delegate(new ActionDelegate(source, ActionDelegate::Rows::Short, this))
{
    setObjectName(QStringLiteral("actionPalette"));
    setAccessibleName(tr("Everything the console can do"));
    m_line->setObjectName(QStringLiteral("paletteLine"));
    m_line->setAccessibleName(tr("Find a command"));
    m_line->setToolTip(tr("Type a few letters of what you want to do, its key or its verb. Up and "
                          "Down choose, Enter does it, Escape goes back to where you were"));
    m_line->setPlaceholderText(tr("What do you want to do? For example: hold, or checklist"));
    m_line->setMaxLength(kTypedCharactersMax);
    m_line->installEventFilter(this);
    m_count->setObjectName(QStringLiteral("paletteCount"));
    m_count->setTextFormat(Qt::PlainText);
    m_list->setObjectName(QStringLiteral("paletteList"));
    m_list->setAccessibleName(tr("Commands that fit"));
    m_list->setToolTip(tr("Commands that fit; a click does one"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFlow(QListView::TopToBottom);
    m_list->setWrapping(true);
    m_list->setUniformItemSizes(true);
    m_list->setResizeMode(QListView::Adjust);
    m_list->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setItemDelegate(m_delegate);
    m_list->setModel(&m_model);
    m_list->installEventFilter(this);
    auto* top = new QHBoxLayout;
    top->addWidget(m_line, 1);
    top->addWidget(m_count);
    auto* column = new QVBoxLayout(this);
    scaleMargins(source, column, {12, 6, 12, 0}, 4);
    column->addLayout(top);
    column->addWidget(m_list);
    connect(m_line, &QLineEdit::textEdited, this, [this](const QString& typed) {
        m_model.filter(typed, m_finder ? m_finder(typed) : std::vector<ActionLine>());
        choose(0);
    });
    connect(m_list, &QAbstractItemView::clicked, this, &ActionPalette::runChosen);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &ActionPalette::retell);
    connect(&source, &ThemeSource::changed, this, &ActionPalette::restyle);
    restyle();
    hide();
}

void ActionPalette::restyle()
{
    const Look& look = m_source.look();
    m_line->setFont(look.font(TypeRole::Body));
    m_count->setFont(look.font(TypeRole::Column));
    QPalette palette = m_count->palette();
    palette.setColor(QPalette::WindowText, look.color(Token::Second));
    m_count->setPalette(palette);
    // Its ring has its room at all times: taken from the rows, it would cut the last one.
    m_list->setStyleSheet(ringOfAList(look));
    m_list->setFixedHeight(rows() * m_delegate->rowHeight() + kPaletteRing);
    fitColumns();
}

int ActionPalette::rows() const
{
    const int height = window()->height();
    const Look& look = m_source.look();
    int wished = kRowsMax;
    if (height < look.px(kLowPx))
        wished = height < look.px(kLowestPx) ? kRowsMin : kRowsLow;
    // More than the rest of the window can spare would push its lowest line off the screen.
    const QMargins edges = layout()->contentsMargins();
    const int own = edges.top() + m_line->sizeHint().height() + layout()->spacing() + kPaletteRing +
                    edges.bottom();
    const int others =
        window()->minimumSizeHint().height() - (isVisible() ? minimumSizeHint().height() : 0);
    return std::clamp((height - others - own) / m_delegate->rowHeight(), 1, wished);
}

// As many columns as find room; rows go down the first one, then the next.
void ActionPalette::fitColumns()
{
    const int width = m_list->width() - kPaletteRing;
    const int columns = std::max(1, static_cast<int>(width / m_source.look().scaled(kColumnPx)));
    m_list->setGridSize({width / columns, m_delegate->rowHeight()});
}

void ActionPalette::setRecent(QStringList recent)
{
    m_recent = recent;
    m_model.setRecent(std::move(recent));
}

void ActionPalette::turn()
{
    if (isVisible() && isAncestorOf(QApplication::focusWidget()))
        close(Focus::Back);
    else
        open();
}

void ActionPalette::open()
{
    m_cameFrom = QApplication::focusWidget();
    m_selectionStart = -1;
    if (const auto* edit = qobject_cast<QLineEdit*>(m_cameFrom)) {
        m_selectionStart = edit->selectionStart();
        m_selectionLength = edit->selectionLength();
        m_cursor = edit->cursorPosition();
    }
    restyle();
    m_line->clear();
    m_model.filter({});
    m_model.setLines(m_book.lines(m_cameFrom));
    show();
    choose(0);
    m_line->setFocus(Qt::OtherFocusReason);
}

void ActionPalette::close(Focus focus)
{
    if (focus == Focus::Back)
        giveBack();
    hide();
}

// Where it was, with the letters that were selected there.
void ActionPalette::giveBack()
{
    if (!m_cameFrom)
        return;
    m_cameFrom->setFocus(Qt::OtherFocusReason);
    auto* edit = qobject_cast<QLineEdit*>(m_cameFrom);
    if (edit == nullptr)
        return;
    if (m_selectionStart >= 0 && m_cursor == m_selectionStart)
        edit->setSelection(m_selectionStart + m_selectionLength, -m_selectionLength);
    else if (m_selectionStart >= 0)
        edit->setSelection(m_selectionStart, m_selectionLength);
    else
        edit->setCursorPosition(m_cursor);
}

void ActionPalette::step(int rows)
{
    const int count = m_model.rowCount();
    if (count > 0)
        choose(std::clamp(m_list->currentIndex().row() + rows, 0, count - 1));
}

void ActionPalette::choose(int row)
{
    m_list->setCurrentIndex(m_model.index(row, 0));
    retell();
}

void ActionPalette::retell()
{
    m_count->setText(tr("showing %1 of %2").arg(m_model.rowCount()).arg(m_model.allCount()));
    const ActionLine* line = m_model.line(m_list->currentIndex().row());
    // Whoever listens hears what Enter would do.
    m_line->setAccessibleDescription(line ? line->told() : tr("Nothing here is called that."));
}

void ActionPalette::runChosen()
{
    const ActionLine* chosen = m_model.line(m_list->currentIndex().row());
    if (chosen == nullptr)
        return;
    const ActionLine line = *chosen;
    // First back, so that the act finds the desk as it was.
    close(Focus::Back);
    if (line.incident) {
        Q_EMIT incidentChosen(*line.incident);
        return;
    }
    const QString why = m_book.run(line);
    if (why.isEmpty())
        Q_EMIT done(line.id);
    else
        Q_EMIT refused(refusalOf(line, why));
}

bool ActionPalette::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize && watched == m_list)
        fitColumns();
    if (event->type() == QEvent::FocusOut && watched == m_line) {
        if (isLeft(*this, *static_cast<QFocusEvent*>(event)))
            close(Focus::Stays);
        return QWidget::eventFilter(watched, event);
    }
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    const int page = rows();
    switch (key->key()) {
    case Qt::Key_Escape:
        close(Focus::Back);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (!key->isAutoRepeat())
            runChosen();
        return true;
    case Qt::Key_Up:
        step(-1);
        return true;
    case Qt::Key_Down:
        step(1);
        return true;
    case Qt::Key_PageUp:
        step(-page);
        return true;
    case Qt::Key_PageDown:
        step(page);
        return true;
    default:
        return QWidget::eventFilter(watched, event);
    }
}

} // namespace haven::ui
