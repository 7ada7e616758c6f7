#include "ui/turns/turns_panel.h"

#include "models/dispatch/decide.h"
#include "models/items/qt_text.h"
#include "ui/admin/form_card.h"
#include "ui/turns/turn_words.h"
#include "ui/widgets/band_list.h"
#include "ui/widgets/core_text.h"
#include "ui/widgets/empty_words.h"
#include "ui/widgets/key_button.h"
#include "ui/widgets/panel_header.h"

#include <QComboBox>
#include <QFontMetrics>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QVBoxLayout>

#include <initializer_list>

namespace haven::ui {

namespace {

constexpr const char* kTurnsRow = "turns";
constexpr int kCompanyLinesShown = 6;
constexpr int kListsShown = 5;

} // namespace

TurnsPanel::TurnsPanel(const ThemeSource& source, Desk& desk, QWidget* parent)
    : QWidget(parent), m_source(source), m_desk(desk), m_asker(desk),
      m_header(new PanelHeader(source, tr("Who takes turns"), this)), m_list(new QListView(this)),
      m_card(new FormCard(source, tr("A list"), this)), m_fairness(new QListView(this))
{
    setObjectName(QStringLiteral("turnsPanel"));
    setAccessibleName(tr("Who takes turns"));
    buildLists();
    buildCard();
    auto* area = new QScrollArea(this);
    area->setObjectName(QStringLiteral("turnsScroll"));
    area->setAccessibleName(tr("Who takes turns"));
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setFocusPolicy(Qt::NoFocus);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setWidget(buildBody(area));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(area, 1);
    QWidget* before = m_list;
    for (QWidget* next : std::initializer_list<QWidget*>{m_kind, m_zone, m_grade, m_companies,
                                                         m_reason, m_save, m_remove, m_fairness}) {
        setTabOrder(before, next);
        before = next;
    }
    connect(&m_desk, &Desk::changed, this, [this](const ChangeSet& changes) {
        if (changes.isRosterChanged)
            tell();
    });
    connect(&m_desk, &Desk::seatChanged, this, &TurnsPanel::refreshRights);
    connect(&m_asker, &DeskAsker::said, this, [this](const QString& sentence, Tone tone) {
        m_card->say(sentence, tone);
        Q_EMIT said(sentence, tone);
    });
    connect(&m_asker, &DeskAsker::done, this,
            [this] { m_card->say(tr("Recorded; the log has it."), Tone::Accepted); });
    connect(&source, &ThemeSource::changed, this, &TurnsPanel::restyle);
    restyle();
    refreshRights();
    tell();
}

void TurnsPanel::buildLists()
{
    m_list->setObjectName(QStringLiteral("turnLists"));
    m_list->setAccessibleName(tr("Lists whose companies take turns"));
    m_list->setToolTip(tr("Choose one to change it"));
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setModel(&m_lists);
    m_fairness->setObjectName(QStringLiteral("turnFairness"));
    m_fairness->setAccessibleName(tr("How fair the turns were"));
    m_fairness->setToolTip(tr("How often each company was called and what it said"));
    m_fairness->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_fairness->setWordWrap(true);
    m_fairness->setModel(&m_fairnessLines);
    new EmptyWords(m_source, m_list, [] {
        return tr("No list yet. Name its companies in the form and record it; the first one named "
                  "is next.");
    });
    new EmptyWords(m_source, m_fairness, [] {
        return tr("How often each company was called, and what it said, is counted here.");
    });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex& current) { choose(current.row()); });
}

void TurnsPanel::buildCard()
{
    m_card->setIntroduction(tr("The first company is next. One company a line, with its telephone "
                               "behind an equals sign: Harbor Towing = 203-555-0101"));
    m_kind = m_card->addChoice(QStringLiteral("turnKind"), tr("What it is for"),
                               tr("What is asked of the companies"));
    for (const AidKind& kind : m_desk.knowledge().codes.aid.kinds)
        m_kind->addItem(coreWord(kind.label), typedFromStd(kind.code));
    m_zone = m_card->addLine(QStringLiteral("turnZone"), tr("Zone"),
                             tr("The beat it is for; empty for everywhere"));
    m_grade = m_card->addLine(QStringLiteral("turnClass"), tr("Class"),
                              tr("For example heavy; empty where there is one class"));
    m_companies = new QPlainTextEdit(m_card);
    m_companies->setObjectName(QStringLiteral("turnCompanies"));
    m_companies->setAccessibleName(tr("Companies"));
    m_companies->setToolTip(tr("One company a line, the next one first"));
    m_companies->setTabChangesFocus(true);
    m_card->addField(tr("Companies"), m_companies);
    m_reason = m_card->addLine(QStringLiteral("turnReason"), tr("Reason"),
                               tr("Why the list is changed; the log has it"));
    m_save = new KeyButton(m_source, tr("Record the list"), {}, m_card);
    m_save->setObjectName(QStringLiteral("turnSave"));
    m_card->addButton(m_save);
    m_remove = new KeyButton(m_source, tr("Take the list away"), {}, m_card);
    m_remove->setObjectName(QStringLiteral("turnRemove"));
    m_card->addButton(m_remove);
    connect(m_save, &QPushButton::clicked, this, &TurnsPanel::save);
    connect(m_remove, &QPushButton::clicked, this, &TurnsPanel::remove);
}

// What is there at the left, what is written of it at the right.
QWidget* TurnsPanel::buildBody(QWidget* parent)
{
    auto* body = new QWidget(parent);
    auto* left = new QVBoxLayout;
    const auto head = [this, body, left](const QString& words, QWidget* list) {
        auto* label = new QLabel(words, body);
        label->setTextFormat(Qt::PlainText);
        label->setBuddy(list);
        m_headings.push_back(label);
        left->addWidget(label);
        left->addWidget(list);
    };
    head(tr("The lists"), m_list);
    head(tr("What became of the turns"), m_fairness);
    left->setStretch(3, 1);
    auto* right = new QVBoxLayout;
    right->addWidget(m_card);
    right->addStretch(1);
    m_across = new QHBoxLayout(body);
    m_across->addLayout(left, 3);
    m_across->addLayout(right, 2);
    return body;
}

void TurnsPanel::restyle()
{
    const Look& look = m_source.look();
    for (QLabel* heading : m_headings) {
        heading->setFont(look.font(TypeRole::Small));
        // In line with the words of the rows below.
        heading->setContentsMargins(look.px(6), 0, 0, 0);
        QPalette palette = heading->palette();
        palette.setColor(QPalette::WindowText, look.color(Token::Second));
        heading->setPalette(palette);
    }
    for (QListView* list : {m_list, m_fairness})
        list->setStyleSheet(rowsOfAList(look));
    m_across->setContentsMargins(look.px(6), look.px(12), look.px(12), look.px(12));
    m_across->setSpacing(look.px(16));
    m_list->setFont(look.font(TypeRole::Body));
    m_fairness->setFont(look.font(TypeRole::Body));
    m_companies->setFont(look.font(TypeRole::Body));
    m_companies->setFixedHeight(
        QFontMetrics(m_companies->font()).lineSpacing() * kCompanyLinesShown + look.px(12));
    const int shown = look.targetPx(26) * kListsShown + look.px(12);
    m_list->setFixedHeight(shown);
    m_fairness->setMinimumHeight(shown);
}

void TurnsPanel::start()
{
    m_reason->clear();
    tell();
    m_list->setFocus(Qt::ShortcutFocusReason);
}

void TurnsPanel::tell()
{
    QStringList rows;
    m_keys.clear();
    for (const auto& [key, list] : m_desk.state().rotation.lists) {
        rows << listText(list);
        m_keys.push_back(key);
    }
    if (rows != m_lists.stringList())
        m_lists.setStringList(rows);
    const QStringList lines = fairnessLines(m_desk.state());
    if (lines != m_fairnessLines.stringList())
        m_fairnessLines.setStringList(lines);
}

void TurnsPanel::choose(int row)
{
    if (row < 0 || static_cast<std::size_t>(row) >= m_keys.size())
        return;
    const auto& lists = m_desk.state().rotation.lists;
    const auto found = lists.find(m_keys[static_cast<std::size_t>(row)]);
    if (found == lists.end())
        return;
    const RotationList& list = found->second;
    m_kind->setCurrentIndex(m_kind->findData(typedFromStd(list.kind)));
    m_zone->setText(typedFromStd(list.zone));
    m_grade->setText(typedFromStd(list.grade));
    QStringList lines;
    for (const RotationMember& one : list.members)
        lines << typedFromStd(one.phone.empty() ? one.company : one.company + " = " + one.phone);
    m_companies->setPlainText(lines.join(u'\n'));
}

ChangeRotationList TurnsPanel::wish() const
{
    ChangeRotationList command;
    command.list.kind = m_kind->currentData().toString().toStdString();
    command.list.zone = m_zone->text().trimmed().toStdString();
    command.list.grade = m_grade->text().trimmed().toStdString();
    command.reason = m_reason->text().trimmed().toStdString();
    for (const QString& line : m_companies->toPlainText().split(u'\n', Qt::SkipEmptyParts)) {
        const qsizetype equals = line.lastIndexOf(u'=');
        const QString company = equals < 0 ? line : line.left(equals);
        const QString phone = equals < 0 ? QString() : line.mid(equals + 1);
        if (!line.trimmed().isEmpty())
            command.list.members.push_back(
                {company.trimmed().toStdString(), phone.trimmed().toStdString()});
    }
    return command;
}

void TurnsPanel::save()
{
    const ChangeRotationList command = wish();
    if (command.list.members.empty()) {
        m_card->say(tr("Nobody is on it. Name a company, or take the list away."), Tone::Refused);
        return;
    }
    m_asker.ask(command, kTurnsRow);
}

void TurnsPanel::remove()
{
    ChangeRotationList command = wish();
    command.list.members.clear();
    m_asker.ask(command, kTurnsRow);
}

void TurnsPanel::refreshRights()
{
    const bool may = mayDo(ChangeRotationList{}, m_desk.seat().roles);
    m_save->setEnabled(may);
    m_remove->setEnabled(may);
    m_header->setNote(may ? QString()
                          : tr("A supervisor or an administrator changes who takes turns."));
}

} // namespace haven::ui
