#include "ui/protocols/protocol_editor.h"

#include "ui/admin/form_card.h"
#include "ui/crisis/confirm_band.h"
#include "ui/protocols/step_form.h"
#include "ui/widgets/board_view.h"
#include "ui/widgets/calm_combo.h"
#include "ui/widgets/cell_painter.h"
#include "ui/widgets/key_button.h"
#include "ui/widgets/panel_header.h"
#include "ui/widgets/wrap_layout.h"

#include <QFontMetrics>
#include <QItemSelectionModel>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QSplitter>
#include <QStyle>
#include <QVBoxLayout>

// How the editor is put together: head and acts at the left, steps and the chosen step at the
// right.
namespace haven::ui {

namespace {

constexpr int kSourceLinesShown = 5;
constexpr int kTitleLettersShown = 20;
constexpr int kCaseLinesShown = 3;
constexpr int kHeadFieldMax = 16'000; // a file is no longer, and nothing of one is cut off here
constexpr int kStepRowsShown = 9;

// Its child is as wide as it, and scrolls across only where a large size leaves it too little.
QScrollArea* scrolled(const QString& name, const QString& words, QWidget* child, QWidget* parent)
{
    auto* area = new QScrollArea(parent);
    area->setObjectName(name);
    area->setAccessibleName(words);
    area->setToolTip(words);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidget(child);
    return area;
}

std::vector<BoardColumn> stepColumns()
{
    const auto at = [](ProtocolStepColumn column) { return static_cast<int>(column); };
    return {{at(ProtocolStepColumn::Number), ProtocolEditor::tr("Step"), 50},
            {at(ProtocolStepColumn::Faults), ProtocolEditor::tr("Findings"), 70},
            {at(ProtocolStepColumn::Text), ProtocolEditor::tr("What to do or ask"), 300, 160}};
}

} // namespace

void ProtocolEditor::build()
{
    m_header = new PanelHeader(m_source, tr("Protocol editor"), this);
    m_choice = new CalmCombo(m_header);
    m_choice->setObjectName(QStringLiteral("protocolChoice"));
    m_choice->setAccessibleName(tr("Protocol"));
    m_choice->setToolTip(tr("Which protocol is written on"));
    m_choice->setMinimumContentsLength(kTitleLettersShown);
    m_header->addField(m_choice);
    connect(m_choice, &QComboBox::activated, this, &ProtocolEditor::askOpen);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    m_message = new QLabel(this);
    m_message->setObjectName(QStringLiteral("protocolMessage"));
    m_message->setTextFormat(Qt::PlainText);
    m_message->setWordWrap(true);
    m_message->hide();
    column->addWidget(m_message);
    m_confirm = new ConfirmBand(m_source, this);
    connect(m_confirm, &ConfirmBand::confirmed, this, &ProtocolEditor::confirm);
    connect(m_confirm, &ConfirmBand::left, this, [this] { m_pending = Pending::Nothing; });
    column->addWidget(m_confirm);
    auto* across = new QSplitter(Qt::Horizontal, this);
    across->setObjectName(QStringLiteral("protocolEditorParts"));
    across->setChildrenCollapsible(false);
    auto* left = new QWidget(across);
    buildHead(new QVBoxLayout(left));
    across->addWidget(
        scrolled(QStringLiteral("protocolHeadScroll"), tr("The protocol"), left, across));
    auto* right = new QWidget(across);
    buildSteps(new QVBoxLayout(right));
    across->addWidget(right);
    across->setSizes({520, 760});
    column->addWidget(across, 1);
}

QPlainTextEdit* ProtocolEditor::addLines(const char* name, const QString& label, const QString& tip)
{
    auto* lines = new QPlainTextEdit(m_head);
    lines->setObjectName(QString::fromLatin1(name));
    lines->setAccessibleName(label);
    lines->setToolTip(tip);
    lines->setTabChangesFocus(true);
    m_head->addField(label, lines);
    connect(lines, &QPlainTextEdit::textChanged, this, &ProtocolEditor::takeHead);
    return lines;
}

QLineEdit* ProtocolEditor::addHeadLine(const char* name, const QString& label, const QString& tip)
{
    auto* field = m_head->addLine(QString::fromLatin1(name), label, tip);
    field->setMaxLength(kHeadFieldMax);
    connect(field, &QLineEdit::textEdited, this, &ProtocolEditor::takeHead);
    return field;
}

// By what the protocol is offered, from the plainest to the strongest.
void ProtocolEditor::buildTriggers()
{
    m_types = addHeadLine("protocolTypes", tr("Offered for types"),
                          tr("Common incident types, with commas: WELFARE, SUICTHRT"));
    m_facts = addHeadLine("protocolFacts", tr("For answers"),
                          tr("A fact and its answers, with a semicolon between facts: self_harm "
                             "ideation, self_injury; weapon in_hand"));
    m_families = addHeadLine("protocolFamilies", tr("For cue families"),
                             tr("What the advisor reads in notes, with commas: voices, farewell"));
    m_words = addHeadLine("protocolWords", tr("Offered for words"),
                          tr("Whole words of a note, with commas: veteran, army vet"));
    m_first =
        addLines("protocolFirst", tr("Before all others"),
                 tr("A line for each case in which it comes first; all of a line has to hold: "
                    "types SCH; self_harm ideation; families voices"));
    m_notTypes =
        addHeadLine("protocolNotTypes", tr("Never for types"),
                    tr("Common incident types for which nothing offers it: SUICIDE, DEATH"));
}

void ProtocolEditor::buildHead(QVBoxLayout* column)
{
    QWidget* place = column->parentWidget();
    m_findings = new QLabel(place);
    m_findings->setObjectName(QStringLiteral("protocolFindings"));
    m_findings->setTextFormat(Qt::PlainText);
    m_findings->setWordWrap(true);
    m_findings->hide();
    m_head = new FormCard(m_source, tr("The protocol"), place);
    m_title = addHeadLine("protocolTitle", tr("Title"), tr("At most 60 characters"));
    m_id = addHeadLine("protocolId", tr("Id"),
                       tr("Small letters, digits and hyphens; it names the file and stays"));
    m_kind = m_head->addChoice(QStringLiteral("protocolKind"), tr("Kind"),
                               tr("A medical one begins with EMD"));
    m_kind->addItem(tr("Medical: EMD comes first"));
    m_kind->addItem(tr("Other: something may come before EMD"));
    connect(m_kind, &QComboBox::activated, this, &ProtocolEditor::takeHead);
    m_checked = addHeadLine("protocolChecked", tr("Checked on"),
                            tr("The day its facts were checked: 2026-11-26"));
    m_review = addHeadLine("protocolReview", tr("Review by"),
                           tr("The last good day, within two years: 2027-11-26"));
    buildTriggers();
    m_sources = addLines("protocolSources", tr("Sources"),
                         tr("What it rests on, a line each; named, never quoted"));
    column->addWidget(m_findings);
    column->addWidget(m_head);
    buildActs(column);
    column->addStretch(1);
}

KeyButton* ProtocolEditor::addAct(WrapLayout* flow, const char* name, const QString& text,
                                  const QKeySequence& key, void (ProtocolEditor::*act)())
{
    auto* button = new KeyButton(m_source, text, key, flow->parentWidget());
    button->setObjectName(QString::fromLatin1(name));
    connect(button, &QPushButton::clicked, this, act);
    flow->addWidget(button);
    return button;
}

void ProtocolEditor::buildActs(QVBoxLayout* column)
{
    auto* acts = new QWidget(column->parentWidget());
    auto* flow = new WrapLayout(acts);
    flow->setContentsMargins(0, 0, 0, 0);
    flow->setSpacing(8);
    m_save = addAct(flow, "protocolSave", tr("Save as a new version"), Qt::CTRL | Qt::Key_Return,
                    &ProtocolEditor::save);
    m_save->setKind(ButtonKind::Primary);
    m_save->bindWithin(this);
    m_keep = addAct(flow, "protocolKeep", tr("Keep as a draft"), Qt::ALT | Qt::Key_K,
                    &ProtocolEditor::keep);
    m_keep->bindWithin(this);
    addAct(flow, "protocolLeave", tr("Leave"), Qt::Key_Escape, &ProtocolEditor::leave);
    column->addWidget(acts);
}

void ProtocolEditor::buildSteps(QVBoxLayout* column)
{
    QWidget* place = column->parentWidget();
    m_view = new BoardView(m_source, tr("Steps"), place);
    m_view->setObjectName(QStringLiteral("protocolSteps"));
    m_view->setTableDelegate(new TableDelegate(m_source));
    m_view->setModel(&m_steps);
    m_view->setColumns(stepColumns());
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &ProtocolEditor::showStep);
    auto* acts = new QWidget(place);
    auto* flow = new WrapLayout(acts);
    // In line with the form below; the table reaches from edge to edge.
    const int side = style()->pixelMetric(QStyle::PM_LayoutLeftMargin, nullptr, place);
    flow->setContentsMargins(side, 0, side, 0);
    flow->setSpacing(8);
    m_add = addAct(flow, "protocolStepAdd", tr("Add a step"), Qt::ALT | Qt::Key_A,
                   &ProtocolEditor::add);
    m_remove = addAct(flow, "protocolStepRemove", tr("Remove the step"), Qt::ALT | Qt::Key_X,
                      &ProtocolEditor::remove);
    m_up = addAct(flow, "protocolStepUp", tr("Move up"), Qt::ALT | Qt::Key_Up,
                  &ProtocolEditor::moveUp);
    m_down = addAct(flow, "protocolStepDown", tr("Move down"), Qt::ALT | Qt::Key_Down,
                    &ProtocolEditor::moveDown);
    for (KeyButton* button : {m_add, m_remove, m_up, m_down}) {
        button->setButtonSize(ButtonSize::Header);
        button->bindWithin(this);
    }
    // Elsewhere Alt with an arrow is the key of a list that opens.
    for (KeyButton* button : {m_up, m_down})
        button->bindWithin(m_view);
    m_form = new StepForm(m_source, place);
    connect(m_form, &StepForm::edited, this, &ProtocolEditor::takeStep);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_view, 2);
    column->addWidget(acts);
    column->addWidget(scrolled(QStringLiteral("protocolStepScroll"), tr("The step"), m_form, place),
                      3);
}

void ProtocolEditor::restyle()
{
    const Look& look = m_source.look();
    const QFont body = look.font(TypeRole::Body);
    for (QWidget* one :
         std::initializer_list<QWidget*>{m_choice, m_sources, m_first, m_findings, m_message})
        one->setFont(body);
    const int line = QFontMetrics(body).lineSpacing();
    m_sources->setFixedHeight(kSourceLinesShown * line + look.px(14));
    m_first->setFixedHeight(kCaseLinesShown * line + look.px(14));
    m_view->setMinimumHeight(kStepRowsShown * QFontMetrics(body).lineSpacing());
    m_message->setContentsMargins(look.px(12), look.px(6), look.px(12), look.px(6));
    QPalette danger = palette();
    danger.setColor(QPalette::WindowText, look.color(Token::Danger));
    m_findings->setPalette(danger);
    QPalette plain = palette();
    plain.setColor(QPalette::WindowText, look.color(Token::Text));
    m_message->setPalette(plain);
}

} // namespace haven::ui
