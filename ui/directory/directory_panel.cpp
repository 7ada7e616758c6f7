#include "ui/directory/directory_panel.h"

#include "models/dispatch/crisis_response.h"
#include "models/dispatch/crisis_rules.h"
#include "models/dispatch/decide.h"
#include "models/items/qt_text.h"
#include "ui/care/care_words.h"
#include "ui/crisis/confirm_band.h"
#include "ui/directory/directory_card.h"
#include "ui/directory/directory_delegate.h"
#include "ui/directory/directory_form.h"
#include "ui/directory/directory_words.h"
#include "ui/incident/scrolled_body.h"
#include "ui/widgets/band_list.h"
#include "ui/widgets/calm_combo.h"
#include "ui/widgets/core_text.h"
#include "ui/widgets/filter_line.h"
#include "ui/widgets/focus_home.h"
#include "ui/widgets/key_button.h"
#include "ui/widgets/panel_header.h"
#include "ui/widgets/wrap_layout.h"

#include <algorithm>
#include <QApplication>
#include <QComboBox>
#include <QIntValidator>
#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

namespace haven::ui {

namespace {

constexpr int kMinuteMs = 60'000;

} // namespace

DirectoryPanel::DirectoryPanel(const ThemeSource& source, Desk& desk, WallClock clock,
                               QWidget* parent)
    : QWidget(parent), m_source(source), m_desk(desk), m_clock(std::move(clock)),
      m_model(directoryWords())
{
    setObjectName(QStringLiteral("directoryPanel"));
    setAccessibleName(tr("Directory"));
    build();
    connect(&m_desk, &Desk::directoryChanged, this, &DirectoryPanel::refill);
    connect(&m_desk, &Desk::seatChanged, this, &DirectoryPanel::refreshRights);
    connect(&m_desk, &Desk::answered, this, &DirectoryPanel::hear);
    connect(&m_source, &ThemeSource::changed, this, &DirectoryPanel::restyle);
    m_minute.setInterval(kMinuteMs);
    connect(&m_minute, &QTimer::timeout, this, [this] {
        if (isVisible())
            refill();
    });
    m_minute.start();
    restyle();
    refreshRights();
    look();
}

void DirectoryPanel::build()
{
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    m_header = new PanelHeader(m_source, tr("Directory"), this);
    outer->addWidget(m_header);
    m_pages = new QStackedWidget(this);
    keepFocusOffButtons(*m_pages);
    outer->addWidget(m_pages, 1);
    auto* first = new QWidget(m_pages);
    auto* column = new QVBoxLayout(first);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    buildFilters(column);
    buildList();
    column->addWidget(m_across, 1);
    buildActs();
    column->addWidget(m_acts);
    column->addWidget(m_importRow);
    column->addWidget(m_message);
    column->addWidget(m_confirm);
    m_form = new DirectoryForm(m_source, m_desk, m_pages);
    connect(m_form, &DirectoryForm::saved, this, &DirectoryPanel::endForm);
    connect(m_form, &DirectoryForm::left, this, [this] { endForm({}); });
    connect(m_form, &DirectoryForm::said, this, &DirectoryPanel::said);
    m_pages->addWidget(first);
    m_pages->addWidget(m_form);
    setFocusProxy(m_words);
}

void DirectoryPanel::buildFilters(QVBoxLayout* column)
{
    m_filters = new QWidget(this);
    auto* rows = new QVBoxLayout(m_filters);
    rows->setContentsMargins(0, 0, 0, 0);
    m_words = new FilterLine(m_source, tr("Search the directory"),
                             tr("Name, number, town, what it can do"), m_filters);
    m_words->setObjectName(QStringLiteral("directorySearch"));
    m_words->installEventFilter(this);
    // While one types the best one is chosen.
    connect(m_words, &FilterLine::filterChanged, this, [this] {
        look();
        m_view->setCurrentIndex(m_model.index(0));
    });
    rows->addWidget(m_words);
    auto* line = new QWidget(m_filters);
    m_flow = new WrapLayout(line);
    m_flow->setContentsMargins(0, 0, 0, 0);
    const auto addChoice = [&](const char* name, const QString& what, const QString& any) {
        auto* box = new CalmCombo(line);
        box->setObjectName(QString::fromLatin1(name));
        box->setAccessibleName(what);
        box->setToolTip(what);
        box->addItem(any);
        m_flow->addWidget(box);
        return box;
    };
    m_town = addChoice("directoryTown", tr("Who serves this town"), tr("Any town"));
    for (const auto& town : m_desk.knowledge().towns)
        m_town->addItem(fromStd(town));
    m_kind = addChoice("directoryKind", tr("Only this kind"), tr("Any kind"));
    for (std::size_t n = 0; n < enumNames(DirectoryKind{}).size(); ++n)
        m_kind->addItem(coreWord(kindText(static_cast<DirectoryKind>(n))));
    m_age = new QLineEdit(line);
    m_age->setObjectName(QStringLiteral("directoryAge"));
    m_age->setAccessibleName(tr("Who takes this age"));
    m_age->setToolTip(tr("Who takes this age, in years; empty: any"));
    m_age->setPlaceholderText(tr("Any age"));
    m_age->setValidator(new QIntValidator(0, kDirectoryAgeMax, m_age));
    m_flow->addWidget(m_age);
    m_open = new KeyButton(m_source, tr("Open now"), Qt::ALT | Qt::Key_W, line);
    m_open->setObjectName(QStringLiteral("directoryOpen"));
    m_open->setButtonSize(ButtonSize::Header);
    m_open->setCheckable(true);
    m_open->setHint(tr("Only who answers now, as far as is known"));
    m_open->bindWithin(this);
    m_flow->addWidget(m_open);
    rows->addWidget(line);
    m_from = new QLabel(m_filters);
    m_from->setObjectName(QStringLiteral("directoryFrom"));
    m_from->setTextFormat(Qt::PlainText);
    m_from->setWordWrap(true);
    m_from->hide();
    rows->addWidget(m_from);
    connect(m_town, &QComboBox::currentIndexChanged, this, &DirectoryPanel::look);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &DirectoryPanel::look);
    connect(m_age, &QLineEdit::textChanged, this, &DirectoryPanel::look);
    connect(m_open, &QPushButton::toggled, this, &DirectoryPanel::look);
    column->addWidget(m_filters);
}

void DirectoryPanel::buildList()
{
    m_across = new QSplitter(Qt::Horizontal, this);
    m_across->setObjectName(QStringLiteral("directoryColumns"));
    m_across->setChildrenCollapsible(false);
    auto* left = new QWidget(m_across);
    auto* column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    m_empty = new QLabel(left);
    m_empty->setObjectName(QStringLiteral("directoryEmpty"));
    m_empty->setTextFormat(Qt::PlainText);
    m_empty->setWordWrap(true);
    column->addWidget(m_empty);
    m_view = new QListView(left);
    m_view->setObjectName(QStringLiteral("directoryList"));
    m_view->setAccessibleName(tr("Whom to call, those who fit first"));
    m_view->setToolTip(tr("Up and Down choose an entry"));
    m_view->setModel(&m_model);
    m_view->setItemDelegate(new DirectoryDelegate(m_source, m_view));
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setResizeMode(QListView::Adjust);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &DirectoryPanel::showChosen);
    column->addWidget(m_view, 1);
    m_area = new QScrollArea(m_across);
    m_area->setObjectName(QStringLiteral("directoryScroll"));
    m_area->setAccessibleName(tr("The chosen entry"));
    m_area->setToolTip(tr("The chosen entry"));
    m_area->setWidgetResizable(true);
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* body = new ScrolledBody(m_area->viewport());
    auto* inside = new QVBoxLayout(body);
    m_card = new DirectoryCard(m_source, body);
    inside->addWidget(m_card);
    inside->addStretch(1);
    m_area->setWidget(body);
    m_across->addWidget(left);
    m_across->addWidget(m_area);
}

KeyButton* DirectoryPanel::addAct(const char* name, const QString& text, const QKeySequence& key)
{
    auto* button = new KeyButton(m_source, text, key, m_acts);
    button->setObjectName(QString::fromLatin1(name));
    button->setButtonSize(ButtonSize::Header);
    button->bindWithin(this);
    m_actFlow->addWidget(button);
    return button;
}

void DirectoryPanel::buildActs()
{
    m_acts = new QWidget(this);
    m_actFlow = new WrapLayout(m_acts);
    m_check = addAct("directoryCheck", tr("It is right, checked today"), Qt::ALT | Qt::Key_C);
    m_check->setHint(tr("You have called it or looked it up, and all of it is so"));
    m_edit = addAct("directoryEdit", tr("Change"), Qt::ALT | Qt::Key_E);
    m_new = addAct("directoryNew", tr("New entry"), Qt::ALT | Qt::Key_N);
    m_import = addAct("directoryImport", tr("Import a table"), Qt::ALT | Qt::Key_V);
    connect(m_check, &QPushButton::clicked, this, &DirectoryPanel::check);
    connect(m_edit, &QPushButton::clicked, this, [this] {
        if (const DirectoryRow* row = chosen())
            startForm(&row->entry);
    });
    connect(m_new, &QPushButton::clicked, this, [this] { startForm(nullptr); });
    connect(m_import, &QPushButton::clicked, this, &DirectoryPanel::startImport);
    m_importRow = new QWidget(this);
    auto* row = new QHBoxLayout(m_importRow);
    m_path = new QLineEdit(m_importRow);
    m_path->setObjectName(QStringLiteral("directoryPath"));
    m_path->setAccessibleName(tr("The file to import, CSV or JSON"));
    m_path->setToolTip(tr("The file to import, CSV or JSON; Enter brings it in, Escape leaves"));
    m_path->setPlaceholderText(QStringLiteral("/media/usb/directory.csv"));
    m_path->installEventFilter(this);
    row->addWidget(m_path);
    m_importRow->hide();
    m_message = new QLabel(this);
    m_message->setObjectName(QStringLiteral("directoryMessage"));
    m_message->setTextFormat(Qt::PlainText);
    m_message->setWordWrap(true);
    m_message->hide();
    m_confirm = new ConfirmBand(m_source, this);
    connect(m_confirm, &ConfirmBand::confirmed, this, &DirectoryPanel::import);
}

void DirectoryPanel::show(std::optional<IncidentId> incident)
{
    if (incident == m_incident)
        return;
    m_incident = incident;
    takeIncident();
}

void DirectoryPanel::open()
{
    m_pages->setCurrentIndex(0);
    showImport(Importing::No);
    m_message->hide();
    m_confirm->leave();
    m_words->clear();
    takeIncident();
    m_view->setCurrentIndex(m_model.index(0));
    m_words->setFocus(Qt::ShortcutFocusReason);
}

// A restricted incident's place and person are not hinted at.
void DirectoryPanel::takeIncident()
{
    const auto& incidents = m_desk.state().incidents;
    const auto found = m_incident ? incidents.find(*m_incident) : incidents.end();
    const bool isKnown = found != incidents.end() && found->second.visibility == Visibility::Normal;
    std::optional<std::string> town;
    std::optional<int> age;
    if (isKnown) {
        town = townOf(found->second.location, m_desk.state(), m_desk.knowledge());
        age = ageOf(answersOf(found->second));
    }
    const QSignalBlocker quietTown(m_town);
    const QSignalBlocker quietKind(m_kind);
    const QSignalBlocker quietAge(m_age);
    m_town->setCurrentIndex(std::max(0, town ? m_town->findText(fromStd(*town)) : 0));
    m_kind->setCurrentIndex(0);
    m_age->setText(age ? QString::number(*age) : QString());
    QString words;
    if (isKnown && town && age)
        words = tr("Town and age are those of %1; the age stands for its group.", "number")
                    .arg(fromStd(found->second.number));
    else if (isKnown && town)
        words = tr("The town is that of %1; the age is not known yet.", "number")
                    .arg(fromStd(found->second.number));
    else if (isKnown && age)
        words =
            tr("The age stands for the group of the person of %1; the town is not known.", "number")
                .arg(fromStd(found->second.number));
    m_from->setText(words);
    m_from->setVisible(!words.isEmpty());
    look();
}

DirectorySearch DirectoryPanel::search() const
{
    DirectorySearch search;
    search.words = m_words->text().trimmed().toStdString();
    if (m_town->currentIndex() > 0)
        search.query.town = m_town->currentText().toStdString();
    if (m_kind->currentIndex() > 0)
        search.query.kind = static_cast<DirectoryKind>(m_kind->currentIndex() - 1);
    if (!m_age->text().isEmpty())
        search.query.age = m_age->text().toInt();
    const Instant now = m_desk.now();
    search.query.at = weekTimeAt(now, m_clock.offset ? m_clock.offset(now) : Span{});
    search.query.today = m_desk.today();
    if (m_open->isChecked())
        search.open = DirectorySearch::Open::Now;
    return search;
}

void DirectoryPanel::look()
{
    const DirectoryRow* before = chosen();
    const std::string entry = before ? before->entry.id : std::string();
    const auto& all = m_desk.knowledge().directory;
    m_model.take(directoryRows(all, search()));
    m_header->setShown(m_model.rowCount(), static_cast<int>(all.size()));
    m_view->setCurrentIndex(m_model.index(std::max(0, m_model.rowOf(entry))));
    m_empty->setVisible(m_model.rowCount() == 0);
    m_empty->setText(tr("Nobody of the directory fits. Take a filter away, or call 988."));
    showChosen();
}

// Nobody chose anew: what is chosen stays, and one that is gone leaves no other in its place, which
// the next key would mark as checked.
void DirectoryPanel::refill()
{
    const DirectoryRow* before = chosen();
    const std::string entry = before ? before->entry.id : std::string();
    look();
    if (m_model.rowOf(entry) < 0)
        m_view->setCurrentIndex({});
}

const DirectoryRow* DirectoryPanel::chosen() const
{
    return m_model.rowAt(m_view->currentIndex().row());
}

void DirectoryPanel::showChosen()
{
    const DirectoryRow* row = chosen();
    m_card->show(row);
    m_check->setEnabled(row != nullptr);
    m_edit->setEnabled(row && mayDo(ChangeDirectory{}, m_desk.seat().roles));
}

void DirectoryPanel::refreshRights()
{
    const auto& roles = m_desk.seat().roles;
    m_check->setVisible(mayDo(CheckDirectoryEntry{}, roles));
    // A key that is bound works whether its button is seen or not.
    const bool mayChange = mayDo(ChangeDirectory{}, roles);
    for (KeyButton* button : {m_edit, m_new, m_import}) {
        button->setVisible(mayChange);
        button->setEnabled(mayChange);
    }
    m_edit->setEnabled(mayChange && chosen());
    if (!mayChange) {
        showImport(Importing::No);
        m_confirm->leave();
        m_pages->setCurrentIndex(0);
    }
}

void DirectoryPanel::check()
{
    const DirectoryRow* row = chosen();
    if (!row || m_sent)
        return;
    DirectoryWish wish;
    wish.act = DirectoryWishAct::Check;
    wish.entry = row->entry;
    const QString done = tr("%1 was checked today; that is on the log.", "name of an entry")
                             .arg(fromStd(row->entry.name));
    m_message->hide();
    m_sent.emplace(m_desk.changeDirectory(std::move(wish)), done);
}

void DirectoryPanel::startForm(const DirectoryEntry* entry)
{
    m_message->hide();
    m_pages->setCurrentIndex(1);
    m_form->start(entry);
}

void DirectoryPanel::endForm(const std::string& entry)
{
    m_pages->setCurrentIndex(0);
    look();
    if (const int row = m_model.rowOf(entry); row >= 0)
        m_view->setCurrentIndex(m_model.index(row));
    m_view->setFocus(Qt::OtherFocusReason);
}

void DirectoryPanel::startImport()
{
    m_message->hide();
    showImport(Importing::Yes);
    m_path->setFocus(Qt::OtherFocusReason);
}

// The line stands in the place of the acts: a low panel has no room for both.
void DirectoryPanel::showImport(Importing importing)
{
    m_importRow->setVisible(importing == Importing::Yes);
    m_acts->setVisible(importing == Importing::No);
}

void DirectoryPanel::askImport()
{
    if (m_path->text().trimmed().isEmpty())
        return;
    m_message->hide();
    m_confirm->ask(tr("The file takes the place of the agency's whole own list, with what was "
                      "changed and checked here. What Haven came with stays."),
                   tr("Yes, import it"), ButtonKind::Danger);
}

void DirectoryPanel::import()
{
    if (m_sent)
        return;
    DirectoryWish wish;
    wish.act = DirectoryWishAct::Import;
    wish.path = m_path->text().trimmed().toStdString();
    m_sent.emplace(m_desk.changeDirectory(std::move(wish)),
                   tr("The agency's list is imported; every window uses it now."));
}

void DirectoryPanel::hear(const Answered& answer)
{
    if (!m_sent || answer.id != m_sent->first)
        return;
    const QString done = std::exchange(m_sent, std::nullopt)->second;
    if (!answer.result.isOk()) {
        tell(refusalText(answer.result.refusal()), Tone::Refused);
        return;
    }
    // Back to the list, from the line that goes; whoever went on elsewhere stays there.
    const bool isHere = m_importRow->isAncestorOf(QApplication::focusWidget());
    showImport(Importing::No);
    if (isHere)
        m_view->setFocus(Qt::OtherFocusReason);
    tell(done, Tone::Accepted);
}

void DirectoryPanel::tell(const QString& sentence, Tone tone)
{
    const bool isRefused = tone == Tone::Refused;
    m_message->setText((isRefused ? QStringLiteral("\u2715 ") : QStringLiteral("\u2713 ")) +
                       sentence);
    m_message->setAccessibleName(sentence);
    styleLabel(m_message, m_source.look(), TypeRole::Body,
               isRefused ? Token::Danger : Token::Valid);
    m_message->show();
    Q_EMIT said(sentence, tone);
}

// Up and Down go through the list while one types.
bool DirectoryPanel::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    const bool isEnter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    if (watched == m_path && isEnter && key->modifiers() == Qt::NoModifier) {
        askImport();
        return true;
    }
    if (watched == m_path && key->key() == Qt::Key_Escape) {
        showImport(Importing::No);
        m_view->setFocus(Qt::OtherFocusReason);
        return true;
    }
    if (watched != m_words)
        return QWidget::eventFilter(watched, event);
    const int step = key->key() == Qt::Key_Down ? 1 : key->key() == Qt::Key_Up ? -1 : 0;
    if (step != 0) {
        const int row =
            std::clamp(m_view->currentIndex().row() + step, 0, std::max(0, m_model.rowCount() - 1));
        m_view->setCurrentIndex(m_model.index(row));
        return true;
    }
    if (isEnter) {
        m_view->setFocus(Qt::OtherFocusReason);
        return true;
    }
    if (key->key() == Qt::Key_Escape) {
        Q_EMIT left();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void DirectoryPanel::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT left();
    else
        QWidget::keyPressEvent(event);
}

// The list beside the entry, or above it where the panel is narrow.
void DirectoryPanel::share()
{
    const bool isNarrow = width() < m_source.look().px(640);
    const auto wanted = isNarrow ? Qt::Vertical : Qt::Horizontal;
    if (m_across->orientation() != wanted)
        m_across->setOrientation(wanted);
    const int whole = isNarrow ? m_across->height() : m_across->width();
    // Where one stands above the other, the name and the number of the chosen one are whole.
    const int least = isNarrow ? m_card->headHeight() + m_source.look().px(14) : 0;
    const int card = std::max(whole - whole * 48 / 100, std::min(least, whole * 7 / 10));
    m_across->setSizes({whole - card, card});
}

void DirectoryPanel::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    share();
    QTimer::singleShot(0, this, &DirectoryPanel::share); // once what is inside has its size, too
}

void DirectoryPanel::restyle()
{
    const Look& look = m_source.look();
    m_filters->layout()->setContentsMargins(look.px(14), look.px(8), look.px(14), look.px(8));
    m_filters->layout()->setSpacing(look.px(6));
    m_flow->setSpacing(look.px(6));
    m_actFlow->setContentsMargins(look.px(14), look.px(8), look.px(14), look.px(8));
    m_actFlow->setSpacing(look.px(6));
    m_importRow->layout()->setContentsMargins(look.px(14), 0, look.px(14), look.px(8));
    m_area->widget()->layout()->setContentsMargins(look.px(16), look.px(10), look.px(16),
                                                   look.px(10));
    for (QWidget* field : {static_cast<QWidget*>(m_town), static_cast<QWidget*>(m_kind),
                           static_cast<QWidget*>(m_age), static_cast<QWidget*>(m_path)})
        field->setFont(look.font(TypeRole::Body));
    m_age->setFixedWidth(look.px(96));
    styleLabel(m_from, look, TypeRole::Column, Token::Second);
    styleLabel(m_empty, look, TypeRole::Body, Token::Second);
    m_empty->setMargin(look.px(14));
    m_message->setContentsMargins(look.px(16), look.px(4), look.px(16), look.px(8));
    m_message->setFont(look.font(TypeRole::Body));
    m_view->setMinimumHeight(look.px(48));
    m_view->setStyleSheet(ringOfAList(look));
    m_area->setMinimumHeight(look.px(24));
    m_view->doItemsLayout();
    share();
}

} // namespace haven::ui
