#include "ui/directory/directory_card.h"

#include "models/items/qt_text.h"
#include "ui/care/care_words.h"
#include "ui/directory/directory_words.h"
#include "ui/widgets/core_text.h"

#include <QFontMetrics>
#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>
#include <utility>

namespace haven::ui {

namespace {

QString listText(const std::vector<std::string>& list, const QString& between)
{
    QStringList texts;
    for (const auto& one : list)
        texts << fromStd(one);
    return texts.join(between);
}

// An address or a word with hyphens breaks where a long one does not fit.
QString breakable(const QString& text)
{
    constexpr QChar kMayBreak(0x200b);
    QString out;
    for (const QChar letter : text) {
        out += letter;
        if (letter == u'.' || letter == u'/' || letter == u'@' || letter == u'-')
            out += kMayBreak;
    }
    return out;
}

} // namespace

DirectoryCard::DirectoryCard(const ThemeSource& source, QWidget* parent)
    : QWidget(parent), m_source(source), m_column(new QVBoxLayout(this)),
      m_name(addLabel(QStringLiteral("directoryName"))),
      m_number(addLabel(QStringLiteral("directoryNumber"))),
      m_fit(addLabel(QStringLiteral("directoryFit"))),
      m_warning(addLabel(QStringLiteral("directoryWarning"))), m_grid(new QGridLayout)
{
    setObjectName(QStringLiteral("directoryCard"));
    m_grid->setColumnStretch(1, 1);
    m_column->addLayout(m_grid);
    connect(&source, &ThemeSource::changed, this, &DirectoryCard::restyle);
    restyle();
}

QLabel* DirectoryCard::addLabel(const QString& name)
{
    auto* label = new QLabel(this);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    m_column->addWidget(label);
    return label;
}

void DirectoryCard::add(const QString& caption, const QString& value)
{
    if (value.isEmpty())
        return;
    if (m_used == m_facts.size()) {
        Fact fact{new QLabel(this), new QLabel(this)};
        for (QLabel* label : {fact.caption, fact.value}) {
            label->setTextFormat(Qt::PlainText);
            label->setWordWrap(label == fact.value);
        }
        fact.value->setMinimumWidth(1);
        const int row = static_cast<int>(m_used);
        m_grid->addWidget(fact.caption, row, 0, Qt::AlignTop);
        m_grid->addWidget(fact.value, row, 1);
        m_facts.push_back(fact);
    }
    const Fact& fact = m_facts[m_used++];
    fact.caption->setText(caption);
    fact.value->setText(breakable(value));
    fact.caption->show();
    fact.value->show();
}

void DirectoryCard::show(const DirectoryRow* row)
{
    setVisible(row != nullptr);
    if (row == nullptr)
        return;
    const DirectoryEntry& entry = row->entry;
    m_name->setText(fromStd(entry.name));
    m_number->setText(reachText(row->reach));
    m_fit->setText(fitText(*row));
    const QString warning = warningText(*row);
    m_warning->setText(QStringLiteral("\u26a0 ") + warning);
    m_warning->setVisible(!warning.isEmpty());
    m_used = 0;
    add(tr("Kind"), coreWord(kindText(entry.kind)));
    add(tr("Hours"), hoursText(entry.hours.text));
    add(tr("Ages"), agesText(entry.ages.text));
    add(tr("Serves"), townsText(entry));
    add(tr("Stands in"), fromStd(entry.at));
    add(tr("Can do"), listText(entry.capabilities, QStringLiteral(", ")));
    add(tr("Agreement"), agreementText(entry.agreement));
    if (entry.capacity)
        add(tr("At one time"), QString::number(*entry.capacity));
    QString caption = tr("Notes");
    for (const auto& note : entry.notes) // a place of its own each: one may take several lines
        add(std::exchange(caption, QString()), fromStd(note));
    add(tr("Source"),
        entry.asOf.empty()
            ? fromStd(entry.source)
            : tr("%1, as of %2", "source, a day").arg(fromStd(entry.source), fromStd(entry.asOf)));
    add(tr("Checked on"),
        entry.checkedOn.empty() ? tr("nobody has confirmed it") : fromStd(entry.checkedOn));
    for (std::size_t n = m_used; n < m_facts.size(); ++n) {
        m_facts[n].caption->hide();
        m_facts[n].value->hide();
    }
    restyle();
}

int DirectoryCard::headHeight() const
{
    const Look& look = m_source.look();
    return QFontMetrics(look.font(TypeRole::Strong)).height() + m_column->spacing() +
           QFontMetrics(look.font(TypeRole::IncidentTitle)).height();
}

void DirectoryCard::restyle()
{
    const Look& look = m_source.look();
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(look.px(6));
    m_grid->setHorizontalSpacing(look.px(12));
    m_grid->setVerticalSpacing(look.px(5));
    styleLabel(m_name, look, TypeRole::Strong, Token::Text);
    styleLabel(m_number, look, TypeRole::IncidentTitle, Token::Text);
    styleLabel(m_fit, look, TypeRole::Body, Token::Second);
    styleLabel(m_warning, look, TypeRole::Strong, Token::Text);
    for (const auto& fact : m_facts) {
        styleLabel(fact.caption, look, TypeRole::Body, Token::Second);
        styleLabel(fact.value, look, TypeRole::Body, Token::Text);
    }
}

} // namespace haven::ui
