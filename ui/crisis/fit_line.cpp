#include "ui/crisis/fit_line.h"

#include "ui/widgets/announcer.h"
#include "ui/widgets/key_button.h"
#include "ui/widgets/wrap_layout.h"

#include <QLabel>
#include <QVBoxLayout>

namespace haven::ui {

FitLine::FitLine(const ThemeSource& source, QWidget* panel)
    : QWidget(panel), m_source(source), m_words(new QLabel(this))
{
    setObjectName(QStringLiteral("fitLine"));
    m_words->setObjectName(QStringLiteral("fitWords"));
    m_words->setTextFormat(Qt::PlainText);
    m_words->setWordWrap(true);
    auto* acts = new QWidget(this);
    auto* flow = new WrapLayout(acts);
    flow->setContentsMargins(0, 0, 0, 0);
    m_start = new KeyButton(source, tr("Start it as well"), Qt::ALT | Qt::Key_W, acts);
    m_start->setObjectName(QStringLiteral("checklistFits"));
    m_start->setButtonSize(ButtonSize::Header);
    m_start->setHint(tr("The checklist under way stays open and is one of the buttons above"));
    m_start->bindWithin(panel);
    flow->addWidget(m_start);
    connect(m_start, &QPushButton::clicked, this, &FitLine::startRequested, Qt::QueuedConnection);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_words);
    column->addWidget(acts);
    connect(&source, &ThemeSource::changed, this, &FitLine::restyle);
    restyle();
    hide();
}

void FitLine::say(const QString& title, const QString& reason)
{
    const QString words =
        tr("By what is known now “%1” comes first: %2.", "checklist, reason").arg(title, reason);
    const bool isNew = !title.isEmpty() && words != m_words->text();
    m_words->setText(words);
    if (isNew)
        announce(*this, words);
    m_start->setEnabled(!title.isEmpty());
    setVisible(!title.isEmpty());
}

void FitLine::restyle()
{
    const Look& look = m_source.look();
    m_words->setFont(look.font(TypeRole::Strong));
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText, look.color(Token::Danger));
    m_words->setPalette(colors);
    layout()->setSpacing(look.px(4));
}

} // namespace haven::ui
