#include "ui/protocols/step_form.h"

#include "models/items/qt_text.h"
#include "ui/admin/form_card.h"
#include "ui/widgets/core_text.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFontMetrics>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace haven::ui {

namespace {

constexpr int kAnswerLinesShown = 6;
constexpr int kStepFieldMax = 400;

// Empty lines are no answers; they come while one types.
std::vector<DraftAnswer> answersIn(const QString& text)
{
    std::vector<DraftAnswer> answers;
    for (const QString& line : text.split(u'\n')) {
        if (!line.trimmed().isEmpty())
            answers.push_back(answerOfLine(line.toStdString()));
    }
    return answers;
}

} // namespace

QString findingLines(const std::vector<LintFinding>& findings)
{
    QStringList lines;
    for (const auto& one : findings) {
        lines << (one.weight == LintWeight::Must
                      ? StepForm::tr("Must be set right: %1.", "what is wrong, half a sentence")
                      : StepForm::tr("Look at it once more: %1.", "what is wrong, half a sentence"))
                     .arg(coreText(one.sentence));
    }
    return lines.join(u'\n');
}

StepForm::StepForm(const ThemeSource& source, QWidget* parent)
    : QWidget(parent), m_source(source), m_card(new FormCard(source, tr("The step"), this))
{
    setObjectName(QStringLiteral("stepForm"));
    build();
    connect(&source, &ThemeSource::changed, this, &StepForm::restyle);
    restyle();
    show(nullptr, 0);
}

void StepForm::build()
{
    const auto line = [this](const char* name, const QString& label, const QString& tip) {
        auto* field = m_card->addLine(QString::fromLatin1(name), label, tip);
        field->setMaxLength(kStepFieldMax);
        connect(field, &QLineEdit::textEdited, this, &StepForm::tellEdit);
        return field;
    };
    m_text = line("protocolStepText", tr("What to do or ask"),
                  tr("One action, at most 90 characters and 16 words"));
    m_kind = m_card->addChoice(QStringLiteral("protocolStepKind"), tr("Kind"),
                               tr("Something to do, or a question with answers"));
    m_kind->addItem(tr("Something to do"));
    m_kind->addItem(tr("A question"));
    connect(m_kind, &QComboBox::activated, this, &StepForm::tellEdit);
    m_critical = new QCheckBox(tr("Never on Space or Enter alone"), m_card);
    m_critical->setObjectName(QStringLiteral("protocolStepCritical"));
    m_critical->setAccessibleName(tr("Critical"));
    m_critical->setToolTip(tr("A life may hang on it: it is not completed in passing"));
    m_card->addField(tr("Critical"), m_critical);
    connect(m_critical, &QCheckBox::clicked, this, &StepForm::tellEdit);
    m_say = line("protocolStepSay", tr("Words to say"),
                 tr("The exact words, where words matter; at most 160 characters"));
    m_answers = new QPlainTextEdit(m_card);
    m_answers->setObjectName(QStringLiteral("protocolStepAnswers"));
    m_answers->setAccessibleName(tr("Answers"));
    m_answers->setToolTip(tr("One answer a line, with what it sets and where it leads: In hand; "
                             "weapon in_hand -> after"));
    m_answers->setPlaceholderText(tr("In hand; weapon in_hand -> after"));
    m_answers->setTabChangesFocus(true);
    m_card->addField(tr("Answers"), m_answers);
    connect(m_answers, &QPlainTextEdit::textChanged, this, &StepForm::tellEdit);
    m_next = line("protocolStepNext", tr("Then goes on with"),
                  tr("The id of a later step, or end; empty for the step that follows"));
    m_timer =
        line("protocolStepTimer", tr("Due after seconds"), tr("1 to 3600; empty for no time"));
    m_recheck = line("protocolStepRecheck", tr("Look again every"),
                     tr("Seconds, 1 to 3600; empty for never"));
    m_id = line("protocolStepId", tr("Id"), tr("Small letters, digits and hyphens"));
    m_findings = new QLabel(this);
    m_findings->setObjectName(QStringLiteral("protocolStepFindings"));
    m_findings->setTextFormat(Qt::PlainText);
    m_findings->setWordWrap(true);
    auto* column = new QVBoxLayout(this);
    column->addWidget(m_findings);
    column->addWidget(m_card);
    column->addStretch(1);
}

void StepForm::restyle()
{
    const Look& look = m_source.look();
    const QFont font = look.font(TypeRole::Body);
    m_answers->setFont(font);
    m_critical->setFont(font);
    m_findings->setFont(font);
    m_answers->setFixedHeight(kAnswerLinesShown * QFontMetrics(font).lineSpacing() + look.px(14));
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText, look.color(Token::Danger));
    m_findings->setPalette(colors);
}

void StepForm::show(const DraftStep* step, int number)
{
    const DraftStep shown = step ? *step : DraftStep{};
    m_isFilling = true;
    m_card->setTitle(step ? tr("Step %1", "number").arg(number) : tr("No step is chosen"));
    m_card->setEnabled(step != nullptr);
    m_id->setText(typedFromStd(shown.id));
    m_text->setText(typedFromStd(shown.text));
    m_say->setText(typedFromStd(shown.say));
    m_kind->setCurrentIndex(shown.kind == StepKind::Question ? 1 : 0);
    m_critical->setChecked(shown.weight == StepWeight::Critical);
    QStringList answers;
    for (const auto& answer : shown.answers)
        answers << typedFromStd(answerLine(answer));
    m_answers->setPlainText(answers.join(u'\n'));
    m_timer->setText(typedFromStd(shown.timerSeconds));
    m_recheck->setText(typedFromStd(shown.recheckSeconds));
    m_next->setText(typedFromStd(shown.next));
    m_isFilling = false;
}

DraftStep StepForm::step() const
{
    DraftStep step;
    step.id = m_id->text().trimmed().toStdString();
    step.text = m_text->text().trimmed().toStdString();
    step.say = m_say->text().trimmed().toStdString();
    step.kind = m_kind->currentIndex() == 1 ? StepKind::Question : StepKind::Act;
    step.weight = m_critical->isChecked() ? StepWeight::Critical : StepWeight::Plain;
    step.answers = answersIn(m_answers->toPlainText());
    step.timerSeconds = m_timer->text().trimmed().toStdString();
    step.recheckSeconds = m_recheck->text().trimmed().toStdString();
    step.next = m_next->text().trimmed().toStdString();
    return step;
}

void StepForm::showFindings(const std::vector<LintFinding>& findings)
{
    m_findings->setText(findingLines(findings));
    m_findings->setVisible(!findings.empty());
}

void StepForm::focusText()
{
    m_text->setFocus(Qt::OtherFocusReason);
}

void StepForm::setWritable(Writable writable)
{
    const bool isReadOnly = writable == Writable::No;
    for (QLineEdit* line : {m_id, m_text, m_say, m_timer, m_recheck, m_next})
        line->setReadOnly(isReadOnly);
    m_answers->setReadOnly(isReadOnly);
    m_kind->setEnabled(!isReadOnly);
    m_critical->setEnabled(!isReadOnly);
}

void StepForm::tellEdit()
{
    if (!m_isFilling)
        Q_EMIT edited();
}

} // namespace haven::ui
