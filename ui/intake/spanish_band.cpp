#include "ui/intake/spanish_band.h"

#include "models/items/qt_text.h"

#include <QLabel>
#include <QVBoxLayout>

namespace haven::ui {

SpanishBand::SpanishBand(const ThemeSource& source, QWidget* parent)
    : QWidget(parent), m_source(source), m_prompts(shippedPrompts()), m_spanish(new QLabel(this)),
      m_english(new QLabel(this))
{
    setObjectName(QStringLiteral("intakeSpanishBand"));
    setAccessibleName(tr("What to say in Spanish"));
    m_spanish->setObjectName(QStringLiteral("intakeSpanishWords"));
    m_english->setObjectName(QStringLiteral("intakeEnglishWords"));
    auto* column = new QVBoxLayout(this);
    for (QLabel* label : {m_spanish, m_english}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        column->addWidget(label);
    }
    connect(&source, &ThemeSource::changed, this, &SpanishBand::restyle);
    restyle();
    show({});
}

void SpanishBand::show(const std::string& field)
{
    const CallerPrompt& prompt = m_prompts->forField(field);
    m_spanish->setText(tr("“%1”", "the exact words to say").arg(fromStd(prompt.spanish)));
    m_english->setText(fromStd(prompt.english));
    setAccessibleDescription(m_spanish->text());
}

void SpanishBand::restyle()
{
    const Look& look = m_source.look();
    layout()->setContentsMargins(look.px(14), look.px(6), look.px(10), look.px(2));
    layout()->setSpacing(look.px(2));
    m_spanish->setFont(look.font(TypeRole::Strong));
    m_english->setFont(look.font(TypeRole::Small));
    QPalette quiet = m_english->palette();
    quiet.setColor(QPalette::WindowText, look.color(Token::Second));
    m_english->setPalette(quiet);
}

} // namespace haven::ui
