#include "ui/shell/command_bar.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QVBoxLayout>

namespace haven::ui {

namespace {

constexpr qsizetype kHistoryMax = 200;

QString fromStd(const std::string& text)
{
    return QString::fromUtf8(text.c_str());
}

} // namespace

CommandBar::CommandBar(const ThemeSource& source, Desk& desk,
                       std::function<Span(Instant)> zoneOffset, QWidget* parent)
    : QWidget(parent), m_source(source), m_desk(desk), m_zoneOffset(std::move(zoneOffset)),
      m_line(new QLineEdit(this)), m_preview(new QLabel(this)),
      m_result(new ResultLine(source, this))
{
    setObjectName(QStringLiteral("commandBar"));
    m_line->setObjectName(QStringLiteral("commandLine"));
    m_line->setAccessibleName(tr("Command line"));
    m_line->setToolTip(tr("Type a command; ? lists all of them (Ctrl+L)"));
    m_line->setPlaceholderText(tr("Command, for example: d 3A12 4482. Type ? for all"));
    m_preview->setObjectName(QStringLiteral("commandPreview"));
    m_preview->setTextFormat(Qt::PlainText);
    m_result->setObjectName(QStringLiteral("resultLine"));
    auto* top = new QHBoxLayout;
    top->addWidget(m_line, 2);
    top->addWidget(m_preview, 3);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 6, 12, 6);
    column->setSpacing(4);
    column->addLayout(top);
    column->addWidget(m_result);
    m_line->installEventFilter(this);
    connect(m_line, &QLineEdit::textChanged, this, &CommandBar::showPreview);
    connect(m_line, &QLineEdit::returnPressed, this, &CommandBar::send);
    connect(&m_desk, &Desk::answered, this, &CommandBar::hear);
    connect(&m_source, &ThemeSource::changed, this, &CommandBar::restyle);
    restyle();
}

void CommandBar::restyle()
{
    m_line->setFont(m_source.look().font(TypeRole::Command));
    m_preview->setFont(m_source.look().font(TypeRole::Body));
    QPalette palette = m_preview->palette();
    palette.setColor(QPalette::WindowText, m_source.look().color(Token::Second));
    m_preview->setPalette(palette);
}

LineContext CommandBar::context() const
{
    const Instant now = m_desk.now();
    return LineContext{m_desk.state(), m_desk.knowledge(), now, m_zoneOffset(now), m_selected, {}};
}

void CommandBar::prefill(const QString& line)
{
    m_line->setText(line);
    m_line->setFocus(Qt::ShortcutFocusReason);
    m_line->setCursorPosition(static_cast<int>(line.size()));
}

void CommandBar::say(ResultKind kind, const QString& sentence)
{
    m_result->say(kind, sentence);
}

void CommandBar::showPreview()
{
    const std::string line = m_line->text().toStdString();
    if (line.empty()) {
        m_preview->clear();
        return;
    }
    const auto parsed = parseLine(line, context());
    m_preview->setText(parsed ? tr("Enter: %1").arg(fromStd(parsed->preview))
                              : fromStd(refusalSentence(parsed.refusal())));
}

void CommandBar::send()
{
    const QString text = m_line->text();
    const auto parsed = parseLine(text.toStdString(), context());
    if (!parsed) {
        m_result->say(ResultKind::Refused, fromStd(refusalSentence(parsed.refusal())));
        return;
    }
    m_history.append(text);
    if (m_history.size() > kHistoryMax)
        m_history.removeFirst();
    m_historyAt = m_history.size();
    m_line->clear();
    if (parsed->question) {
        Q_EMIT asked(*parsed->question);
        return;
    }
    m_sentLine = text;
    m_result->say(ResultKind::Working, tr("Saving: %1").arg(fromStd(parsed->preview)));
    m_waitingFor = m_desk.submit(*parsed->command, parsed->happenedAt);
}

void CommandBar::hear(const Answered& answer)
{
    if (answer.id != m_waitingFor)
        return;
    if (answer.result) {
        m_result->say(ResultKind::Done, tr("Saved: %1").arg(m_sentLine));
        return;
    }
    // What was typed comes back, so that nobody types it twice.
    if (m_line->text().isEmpty())
        m_line->setText(m_sentLine);
    m_result->say(ResultKind::Refused, fromStd(refusalSentence(answer.result.refusal())));
}

void CommandBar::complete()
{
    const QString text = m_line->text();
    const auto found = completionsOf(text.toStdString(), context(), 1);
    if (found.empty())
        return;
    const auto blank = text.lastIndexOf(QLatin1Char(' '));
    m_line->setText(text.left(blank + 1) + fromStd(found.front().text) + QLatin1Char(' '));
}

void CommandBar::walkHistory(int step)
{
    if (m_history.isEmpty())
        return;
    m_historyAt = std::clamp<qsizetype>(m_historyAt + step, 0, m_history.size());
    m_line->setText(m_historyAt < m_history.size() ? m_history.at(m_historyAt) : QString());
}

bool CommandBar::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != m_line || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    if (key->key() == Qt::Key_Up || key->key() == Qt::Key_Down) {
        walkHistory(key->key() == Qt::Key_Up ? -1 : 1);
        return true;
    }
    if (key->key() == Qt::Key_Tab && !m_line->text().isEmpty()) {
        complete();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace haven::ui
