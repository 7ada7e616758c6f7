#include "ui/admin/agency_panel.h"

#include "models/crisis/directory_search.h"
#include "models/dispatch/crisis_response.h"
#include "models/dispatch/decide.h"
#include "models/items/qt_text.h"
#include "ui/admin/form_card.h"
#include "ui/care/care_words.h"
#include "ui/directory/directory_words.h"
#include "ui/widgets/key_button.h"
#include "ui/widgets/panel_header.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

namespace haven::ui {

namespace {

constexpr AgencySetting kSettings[] = {AgencySetting::Town, AgencySetting::OnCall,
                                       AgencySetting::CenterAgreement};
constexpr int kAgreementDay = 10; // "2026-11-03"

} // namespace

AgencyPanel::AgencyPanel(const ThemeSource& source, Desk& desk, WallClock clock, QWidget* parent)
    : QWidget(parent), m_source(source), m_desk(desk), m_clock(std::move(clock)), m_asker(desk)
{
    setObjectName(QStringLiteral("agencyPanel"));
    setAccessibleName(tr("Agency"));
    build();
    connect(&m_asker, &DeskAsker::said, this, [this](const QString& sentence, Tone tone) {
        m_isRefused = m_isRefused || tone == Tone::Refused;
        m_card->say(sentence, tone);
        Q_EMIT said(sentence, tone);
    });
    connect(&m_asker, &DeskAsker::settled, this, [this] { --m_open; });
    connect(&m_asker, &DeskAsker::done, this, [this] {
        askWho();
        if (m_open > 0 || m_isRefused)
            return;
        const QString sentence = tr("It is recorded, and holds at once.");
        m_card->say(sentence, Tone::Accepted);
        Q_EMIT said(sentence, Tone::Accepted);
    });
    connect(&m_desk, &Desk::directoryChanged, this, &AgencyPanel::tellPrograms);
    connect(&m_desk, &Desk::seatChanged, this, &AgencyPanel::fillAll);
    connect(&m_source, &ThemeSource::changed, this, &AgencyPanel::restyle);
    restyle();
    fillAll();
}

void AgencyPanel::build()
{
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    m_header = new PanelHeader(m_source, tr("Agency"), this);
    outer->addWidget(m_header);
    auto* area = new QScrollArea(this);
    area->setObjectName(QStringLiteral("agencyScroll"));
    area->setAccessibleName(tr("Agency"));
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* body = new QWidget(area->viewport());
    auto* column = new QVBoxLayout(body);
    m_card = new FormCard(m_source, tr("What holds for a crisis"), body);
    m_card->setObjectName(QStringLiteral("agencyForm"));
    m_town = m_card->addChoice(QStringLiteral("agencyTown"), tr("Town"),
                               tr("The town of a place that names none"));
    m_town->addItem(tr("none"));
    for (const auto& town : m_desk.knowledge().towns)
        m_town->addItem(fromStd(town));
    addBy(AgencySetting::Town, QStringLiteral("agencyTownBy"));
    m_onCall = m_card->addLine(
        QStringLiteral("agencyOnCall"), tr("On call"),
        tr("Whom to call when no supervisor is signed on: Sgt. Ortiz, 860-555-0133"));
    m_onCall->setPlaceholderText(tr("Sgt. Ortiz, 860-555-0133"));
    addBy(AgencySetting::OnCall, QStringLiteral("agencyOnCallBy"));
    m_agreedOn = m_card->addLine(QStringLiteral("agencyAgreedOn"), tr("988 agreement, day"),
                                 tr("The day of the agreement with the 988 center; empty: none"));
    m_agreedOn->setPlaceholderText(QStringLiteral("2026-11-03"));
    m_agreedBy = m_card->addLine(QStringLiteral("agencyAgreedBy"), tr("Signed by"),
                                 tr("Who signed the agreement for the agency"));
    m_agreedBy->setPlaceholderText(tr("Chief Amos"));
    addBy(AgencySetting::CenterAgreement, QStringLiteral("agencyAgreedWho"));
    m_save = new KeyButton(m_source, tr("Record"), Qt::CTRL | Qt::Key_Return, m_card);
    m_save->setObjectName(QStringLiteral("agencySave"));
    m_save->setKind(ButtonKind::Primary);
    m_save->bindWithin(this);
    m_card->addButton(m_save);
    connect(m_save, &QPushButton::clicked, this, &AgencyPanel::save);
    column->addWidget(m_card);
    m_programs = new QLabel(body);
    m_programs->setObjectName(QStringLiteral("agencyPrograms"));
    m_programs->setTextFormat(Qt::PlainText);
    m_programs->setWordWrap(true);
    column->addWidget(m_programs);
    column->addStretch(1);
    area->setWidget(body);
    outer->addWidget(area, 1);
    setFocusProxy(m_onCall);
}

void AgencyPanel::addBy(AgencySetting setting, const QString& name)
{
    auto* label = new QLabel(m_card);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    m_card->addField({}, label);
    m_fields.push_back({setting, label, std::make_unique<LatestAnswer>(m_desk, name, this)});
}

QString AgencyPanel::inForce(AgencySetting setting) const
{
    const auto& settings = m_desk.state().settings;
    const auto found = settings.find(settingKey(setting));
    return found == settings.end() ? QString() : fromStd(found->second).trimmed();
}

QString AgencyPanel::value(AgencySetting setting) const
{
    switch (setting) {
    case AgencySetting::Town:
        return m_town->currentIndex() > 0 ? m_town->currentText() : QString();
    case AgencySetting::OnCall:
        return m_onCall->text().trimmed();
    case AgencySetting::CenterAgreement:
        return (m_agreedOn->text().trimmed() + u' ' + m_agreedBy->text().trimmed()).trimmed();
    }
    return {};
}

void AgencyPanel::fill(AgencySetting setting)
{
    const QString words = inForce(setting);
    switch (setting) {
    case AgencySetting::Town:
        m_town->setCurrentIndex(
            std::max(0, m_town->findText(words, Qt::MatchFixedString))); // any case
        return;
    case AgencySetting::OnCall:
        m_onCall->setText(words);
        return;
    case AgencySetting::CenterAgreement:
        m_agreedOn->setText(words.left(kAgreementDay));
        m_agreedBy->setText(words.mid(kAgreementDay).trimmed());
        return;
    }
}

void AgencyPanel::start()
{
    fillAll();
    askWho();
}

void AgencyPanel::fillAll()
{
    for (const AgencySetting setting : kSettings)
        fill(setting);
    m_card->say({}, Tone::Quiet);
    refreshRights();
    tellPrograms();
}

void AgencyPanel::refreshRights()
{
    const bool isAllowed = mayDo(ChangeAgencySetting{}, m_desk.seat().roles);
    for (QWidget* field : {static_cast<QWidget*>(m_town), static_cast<QWidget*>(m_onCall),
                           static_cast<QWidget*>(m_agreedOn), static_cast<QWidget*>(m_agreedBy),
                           static_cast<QWidget*>(m_save)})
        field->setEnabled(isAllowed);
    m_card->setIntroduction(
        isAllowed ? tr("Level 1 without a unit stays off until the agreement with the 988 center "
                       "is recorded: its day, and who signed it.")
                  : tr("A supervisor or an administrator records these."));
}

void AgencyPanel::save()
{
    if (m_open > 0)
        return;
    m_isRefused = false;
    for (const AgencySetting setting : kSettings) {
        if (value(setting) == inForce(setting))
            continue;
        ++m_open;
        m_asker.ask(ChangeAgencySetting{setting, value(setting).toStdString()},
                    settingKey(setting));
    }
    m_card->say(m_open > 0 ? tr("Saving.") : tr("Nothing is other than it was."), Tone::Quiet);
}

// The log says who and when; the setting itself does not.
void AgencyPanel::askWho()
{
    for (Field& field : m_fields) {
        LogQuery query;
        query.types = {SettingChanged::kType};
        query.words = std::string("Setting ") + settingKey(field.setting) + " changed";
        query.limit = 1;
        field.asked->ask(
            query, [this, one = &field](const QueryAnswer& answer) { tellWho(*one, answer); });
    }
}

void AgencyPanel::tellWho(Field& field, const QueryAnswer& answer)
{
    const auto* page = std::get_if<LogPage>(&answer);
    if (!page)
        return;
    if (page->lines.empty()) {
        field.by->setText(tr("Never recorded here."));
        return;
    }
    const LogLine& line = page->lines.front();
    field.by->setText(tr("Recorded by %1, %2", "name, when")
                          .arg(fromStd(line.who), m_clock.dated(line.envelope.recordedAt)));
}

void AgencyPanel::tellPrograms()
{
    QStringList lines;
    const auto& all = m_desk.knowledge().directory;
    const std::string town = inForce(AgencySetting::Town).toStdString();
    for (const auto& entry : all) {
        const bool isProgram = entry.kind == DirectoryKind::Program;
        if (!isProgram || (!town.empty() && !servesTown(entry, town)))
            continue;
        QString line = tr("%1: %2", "a program, its hours")
                           .arg(fromStd(entry.name), hoursText(entry.hours.text));
        if (entry.capacity)
            line += tr(", %1 at one time").arg(*entry.capacity);
        lines << line;
    }
    const QString head = town.empty() ? tr("Programs of all towns; choose the town above:")
                                      : tr("Programs that serve %1:").arg(fromStd(town));
    m_programs->setText(
        lines.isEmpty()
            ? tr("The directory has no program for %1. Add it there, with hours, towns and how "
                 "many it takes at one time.")
                  .arg(fromStd(town))
            : head + u'\n' + lines.join(u'\n') + u'\n' +
                  tr("Hours, towns and numbers are changed in the directory beside this."));
}

void AgencyPanel::restyle()
{
    const Look& look = m_source.look();
    m_programs->parentWidget()->layout()->setContentsMargins(look.px(12), look.px(12), look.px(12),
                                                             look.px(12));
    m_programs->parentWidget()->layout()->setSpacing(look.px(12));
    for (const Field& field : m_fields)
        styleLabel(field.by, look, TypeRole::Column, Token::Second);
    styleLabel(m_programs, look, TypeRole::Body, Token::Second);
    // Never narrower than the form: what is cut at the side could not be scrolled to.
    auto* area = findChild<QScrollArea*>(QStringLiteral("agencyScroll"));
    area->setMinimumWidth(area->widget()->minimumSizeHint().width() +
                          area->verticalScrollBar()->sizeHint().width());
}

} // namespace haven::ui
