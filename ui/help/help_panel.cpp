#include "ui/help/help_panel.h"

#include "models/items/qt_text.h"
#include "ui/actions/action_line.h"
#include "ui/help/help_words.h"
#include "ui/theme/scaled_margins.h"
#include "ui/widgets/band_list.h"
#include "ui/widgets/empty_words.h"
#include "ui/widgets/filter_line.h"
#include "ui/widgets/key_button.h"
#include "ui/widgets/panel_header.h"

#include <algorithm>
#include <QCoreApplication>
#include <QKeyEvent>
#include <QListView>
#include <QTextBrowser>
#include <QVBoxLayout>

namespace haven::ui {

namespace {

constexpr int kListLines = 8;

} // namespace

void HelpHitModel::setIndex(std::shared_ptr<const HelpIndex> index)
{
    beginResetModel();
    m_index = std::move(index);
    m_hits = m_index->find({});
    endResetModel();
}

void HelpHitModel::find(const QString& typed)
{
    beginResetModel();
    m_hits = m_index->find(typed.toStdString());
    endResetModel();
}

const HelpHit* HelpHitModel::hit(int row) const
{
    return row < 0 || row >= rowCount() ? nullptr : &m_hits[static_cast<std::size_t>(row)];
}

int HelpHitModel::rowOfPage(std::size_t page) const
{
    const auto found = std::find_if(m_hits.begin(), m_hits.end(),
                                    [&](const HelpHit& one) { return one.page == page; });
    return found == m_hits.end() ? -1 : static_cast<int>(found - m_hits.begin());
}

int HelpHitModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_hits.size());
}

QVariant HelpHitModel::data(const QModelIndex& index, int role) const
{
    const HelpHit* one = hit(index.row());
    const bool isText =
        role == Qt::DisplayRole || role == Qt::ToolTipRole || role == Qt::AccessibleTextRole;
    if (!index.isValid() || one == nullptr || !isText)
        return {};
    const HelpPage& page = m_index->pages()[one->page];
    if (one->line == kHelpPageItself)
        return fromStd(page.title);
    const HelpLine& line = page.lines[one->line];
    const QString words = line.term.empty() ? fromStd(line.text)
                                            : HelpPanel::tr("%1: %2", "a verb or key, what it does")
                                                  .arg(fromStd(line.term), fromStd(line.text));
    return HelpPanel::tr("%1 (%2)", "a line of the help, its page").arg(words, fromStd(page.title));
}

HelpPanel::HelpPanel(const ThemeSource& source, Desk& desk, QWidget* parent)
    : QWidget(parent), m_source(source), m_desk(desk),
      m_filter(new FilterLine(source, tr("Search the help"),
                              tr("Search, for example: paper, or send units"), this)),
      m_list(new QListView(this)), m_page(new QTextBrowser(this))
{
    setObjectName(QStringLiteral("helpPanel"));
    setAccessibleName(tr("Help"));
    setAutoFillBackground(true);
    build();
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString& typed) {
        if (!m_index)
            return;
        m_model.find(typed);
        step(0);
    });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex& now) { show(now.row()); });
    connect(&source, &ThemeSource::changed, this, &HelpPanel::restyle);
    // Keys are told as they count.
    connect(&source, &ThemeSource::keysChanged, this, [this] {
        if (m_index)
            fill();
    });
    restyle();
}

void HelpPanel::build()
{
    m_filter->setObjectName(QStringLiteral("helpFilter"));
    m_list->setObjectName(QStringLiteral("helpList"));
    m_list->setAccessibleName(tr("Topics and what fits"));
    m_list->setToolTip(tr("Topics and what fits; Up and Down choose"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setModel(&m_model);
    m_page->setObjectName(QStringLiteral("helpPage"));
    m_page->setAccessibleName(tr("The page"));
    m_page->setToolTip(tr("The page; Page Up and Page Down move it"));
    m_page->setFrameShape(QFrame::NoFrame);
    m_page->setOpenLinks(false);
    m_page->setTabChangesFocus(true);
    auto* header = new PanelHeader(m_source, tr("Help"), this);
    auto* back = new KeyButton(m_source, tr("Back"), QKeySequence(Qt::Key_Escape), this);
    back->setObjectName(QStringLiteral("helpBack"));
    back->setButtonSize(ButtonSize::Header);
    back->bindWithin(this);
    header->addRightButton(back);
    connect(back, &QPushButton::clicked, this, &HelpPanel::left);
    auto* row = new QVBoxLayout;
    scaleMargins(m_source, row, {12, 8, 12, 4});
    row->addWidget(m_filter);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(header);
    column->addLayout(row);
    auto* listed = new QVBoxLayout;
    scaleMargins(m_source, listed, {12, 0, 0, 6});
    listed->addWidget(m_list);
    column->addLayout(listed, 2);
    column->addWidget(m_page, 5);
    for (QWidget* watched : std::initializer_list<QWidget*>{m_filter, m_list})
        watched->installEventFilter(this);
    setFocusProxy(m_filter);
}

// Made when it is first wanted: most shifts never look.
void HelpPanel::fill()
{
    m_index = std::make_shared<const HelpIndex>(
        spokenHelp(helpPages(m_source.keys(), m_desk.knowledge()), m_source.keys()));
    m_model.setIndex(m_index);
    m_shown = -1;
}

void HelpPanel::start(const std::string& area)
{
    fill();
    m_filter->clear();
    const int page = m_index->pageForArea(*registryOf(m_source), area);
    const int row = page < 0 ? 0 : m_model.rowOfPage(static_cast<std::size_t>(page));
    m_list->setCurrentIndex(m_model.index(std::max(row, 0), 0));
    m_list->scrollTo(m_list->currentIndex(), QAbstractItemView::PositionAtTop);
    m_filter->setFocus(Qt::ShortcutFocusReason);
}

void HelpPanel::step(int rows)
{
    const int count = m_model.rowCount();
    if (count == 0) {
        m_shown = -1;
        m_page->setPlainText(tr("Nothing in the help fits. Fewer letters find more; %1 lists every "
                                "key.",
                                "a key")
                                 .arg(keyOf(m_source, "keysShow")));
        return;
    }
    const int row = rows == 0 ? 0 : m_list->currentIndex().row() + rows;
    m_list->setCurrentIndex(m_model.index(std::clamp(row, 0, count - 1), 0));
}

void HelpPanel::show(int row)
{
    const HelpHit* hit = m_model.hit(row);
    if (hit == nullptr)
        return;
    if (m_shown != static_cast<int>(hit->page))
        m_page->setHtml(pageHtml(m_index->pages()[hit->page]));
    m_shown = static_cast<int>(hit->page);
    m_page->scrollToAnchor(hit->line == kHelpPageItself ? QStringLiteral("top")
                                                        : QStringLiteral("l%1").arg(hit->line));
}

QString HelpPanel::pageHtml(const HelpPage& page) const
{
    const QString second = m_source.look().color(Token::Second).name();
    QString out =
        QStringLiteral("<h3><a name='top'></a>%1</h3>").arg(fromStd(page.title).toHtmlEscaped());
    for (std::size_t i = 0; i < page.lines.size(); ++i) {
        const HelpLine& line = page.lines[i];
        const QString text = fromStd(line.text).toHtmlEscaped();
        out += QStringLiteral("<p style='margin-top:4px; margin-bottom:4px'><a name='l%1'></a>")
                   .arg(i);
        out += line.term.empty() ? text
                                 : QStringLiteral("<b>%1</b><br/><span style='color:%3'>%2</span>")
                                       .arg(fromStd(line.term).toHtmlEscaped(), text, second);
        out += QStringLiteral("</p>");
    }
    return out;
}

void HelpPanel::restyle()
{
    const Look& look = m_source.look();
    m_list->setFont(look.font(TypeRole::Body));
    m_list->setStyleSheet(ringOfAList(look));
    m_list->setMinimumHeight(look.rowHeight() * 3);
    m_list->setMaximumHeight(look.rowHeight() * kListLines);
    m_page->setFont(look.font(TypeRole::Body));
    m_page->document()->setDefaultFont(look.font(TypeRole::Body));
    m_page->document()->setDocumentMargin(look.px(12));
    QPalette palette = m_page->palette();
    palette.setColor(QPalette::Base, look.color(Token::Panel));
    palette.setColor(QPalette::Text, look.color(Token::Text));
    m_page->setPalette(palette);
    const int shown = m_shown;
    m_shown = -1;
    if (shown >= 0)
        show(m_list->currentIndex().row());
}

bool HelpPanel::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    if (key->modifiers() != Qt::NoModifier)
        return QWidget::eventFilter(watched, event);
    switch (key->key()) {
    case Qt::Key_Up:
    case Qt::Key_Down:
        if (watched != m_filter)
            return QWidget::eventFilter(watched, event);
        step(key->key() == Qt::Key_Up ? -1 : 1);
        return true;
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
        if (watched == m_filter || watched == m_list) {
            QCoreApplication::sendEvent(m_page, event);
            return true;
        }
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        m_page->setFocus(Qt::OtherFocusReason);
        return true;
    default:
        break;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace haven::ui
