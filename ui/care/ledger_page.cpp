#include "ui/care/ledger_page.h"

#include "models/base/text.h"
#include "models/dispatch/care_rules.h"
#include "models/dispatch/decide.h"
#include "models/items/qt_text.h"
#include "ui/care/care_words.h"
#include "ui/care/entry_row.h"

#include <algorithm>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QScrollArea>
#include <QVBoxLayout>

namespace haven::ui {

namespace {

constexpr char kPart = '|'; // between the name of a row and what it is about

// In the order of their enums.
QStringList forceKindWords()
{
    return {LedgerPage::tr("no force"),
            LedgerPage::tr("hands"),
            LedgerPage::tr("handcuffs"),
            LedgerPage::tr("spray"),
            LedgerPage::tr("electronic device"),
            LedgerPage::tr("baton"),
            LedgerPage::tr("dog"),
            LedgerPage::tr("firearm shown"),
            LedgerPage::tr("firearm discharged"),
            LedgerPage::tr("neck restraint"),
            LedgerPage::tr("pursuit"),
            LedgerPage::tr("other force")};
}

// The first is no answer: nobody records "no force" by a default.
QStringList forceChoices()
{
    return QStringList{LedgerPage::tr("force: choose")} + forceKindWords();
}

QStringList raceWords()
{
    return {LedgerPage::tr("race: not sure"), LedgerPage::tr("White"),
            LedgerPage::tr("Black"),          LedgerPage::tr("Hispanic"),
            LedgerPage::tr("Asian"),          LedgerPage::tr("Native American"),
            LedgerPage::tr("Middle Eastern"), LedgerPage::tr("another race")};
}

QStringList sexWords()
{
    return {LedgerPage::tr("sex: not sure"), LedgerPage::tr("female"), LedgerPage::tr("male"),
            LedgerPage::tr("another sex")};
}

QStringList reportKindWords()
{
    return {LedgerPage::tr("child, DCF"), LedgerPage::tr("elder"), LedgerPage::tr("disability")};
}

QStringList reportStandingWords()
{
    return {LedgerPage::tr("due"), LedgerPage::tr("made"), LedgerPage::tr("not needed")};
}

QStringList consentFormWords()
{
    return {LedgerPage::tr("written"), LedgerPage::tr("spoken")};
}

QStringList referralStatusWords()
{
    return {LedgerPage::tr("offered"),  LedgerPage::tr("declined"), LedgerPage::tr("sent"),
            LedgerPage::tr("accepted"), LedgerPage::tr("refused"),  LedgerPage::tr("completed"),
            LedgerPage::tr("closed")};
}

template <class E>
QString wordOf(const QStringList& words, E value)
{
    return words.value(static_cast<int>(value));
}

std::string textOfLine(const QLineEdit* line)
{
    return line->text().trimmed().toStdString();
}

// Not a number: none, which the rules refuse.
std::int64_t numberOf(const QLineEdit* line)
{
    return line->text().trimmed().toLongLong();
}

// Empty: as long as the rules allow. Words are no days, and are refused as such.
std::optional<int> consentDaysOf(const QLineEdit* line)
{
    const QString text = line->text().trimmed();
    return text.isEmpty() ? std::nullopt : std::optional(text.toInt());
}

} // namespace

LedgerPage::LedgerPage(const ThemeSource& source, Desk& desk, WallClock clock, QWidget* parent)
    : QWidget(parent), m_source(source), m_desk(desk), m_clock(std::move(clock)), m_asker(desk)
{
    setObjectName(QStringLiteral("ledgerPage"));
    setAccessibleName(tr("Reports, consent, referrals"));
    build();
    connect(&m_asker, &DeskAsker::said, this, [this](const QString& sentence, Tone tone) {
        m_message->setText(sentence);
        m_message->show();
        Q_EMIT said(sentence, tone);
    });
    connect(&m_asker, &DeskAsker::done, this, [this](const std::string& name) {
        m_message->hide();
        const auto part = name.find(kPart);
        for (EntryRow* row : rows()) {
            if (row->objectName().toStdString() == name.substr(0, part))
                row->settle(name.substr(part + 1));
        }
    });
    connect(&m_desk, &Desk::changed, this, [this](const ChangeSet& changes) {
        if (m_shown && changes.incidents.count(*m_shown) > 0)
            refresh();
    });
    connect(&m_desk, &Desk::seatChanged, this, &LedgerPage::refresh);
    connect(&m_source, &ThemeSource::changed, this, &LedgerPage::restyle);
    restyle();
}

void LedgerPage::build()
{
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    m_area = new QScrollArea(this);
    m_area->setObjectName(QStringLiteral("ledgerScroll"));
    m_area->setAccessibleName(accessibleName());
    m_area->setToolTip(accessibleName());
    m_area->setWidgetResizable(true);
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_body = new QWidget(m_area->viewport());
    m_column = new QVBoxLayout(m_body);
    m_message = new QLabel(m_body);
    m_message->setObjectName(QStringLiteral("ledgerMessage"));
    m_message->setTextFormat(Qt::PlainText);
    m_message->setWordWrap(true);
    m_message->hide();
    m_column->addWidget(m_message);
    buildReports();
    buildConsents();
    buildReferrals();
    buildForce();
    buildPerceived();
    m_column->addStretch(1);
    m_area->setWidget(m_body);
    outer->addWidget(m_area);
}

void LedgerPage::buildForce()
{
    m_force = new EntryRow(m_source, m_desk, QStringLiteral("ledgerForce"), tr("Force, CGS 7-282e"),
                           m_body);
    m_forceKind = m_force->addChoice(QStringLiteral("forceKind"), tr("Force"), forceChoices());
    m_officer = m_force->addLine(QStringLiteral("forceOfficer"), tr("Officer who used it"));
    m_forceWords =
        m_force->addLine(QStringLiteral("forceWords"), tr("Why, injuries, who stepped in"));
    m_force->addButton(tr("Record"), [this] {
        if (!m_shown)
            return;
        RecordForce command;
        command.incident = *m_shown;
        if (const int chosen = m_forceKind->currentIndex(); chosen > 0)
            command.kinds = {static_cast<ForceKind>(chosen - 1)};
        command.officer = textOfLine(m_officer);
        command.text = textOfLine(m_forceWords);
        ask(std::move(command), m_force);
    });
    m_column->addWidget(m_force);
}

// For the counts of the law alone: what was recorded is not shown to anybody again.
void LedgerPage::buildPerceived()
{
    m_perceived = new EntryRow(m_source, m_desk, QStringLiteral("ledgerPerceived"),
                               tr("As perceived, by who was there"), m_body);
    m_race = m_perceived->addChoice(QStringLiteral("perceivedRace"), tr("Race as perceived"),
                                    raceWords());
    m_sex =
        m_perceived->addChoice(QStringLiteral("perceivedSex"), tr("Sex as perceived"), sexWords());
    m_seenBy = m_perceived->addLine(QStringLiteral("perceivedBy"), tr("Unit; empty: you yourself"));
    m_perceived->addButton(tr("Record"), [this] {
        if (!m_shown)
            return;
        RecordPerceived command;
        command.incident = *m_shown;
        command.race = static_cast<PerceivedRace>(m_race->currentIndex());
        command.sex = static_cast<PerceivedSex>(m_sex->currentIndex());
        if (const auto unit = toUpper(textOfLine(m_seenBy)); !unit.empty())
            command.seenBy = UnitId(unit);
        ask(std::move(command), m_perceived);
    });
    m_column->addWidget(m_perceived);
}

void LedgerPage::buildReports()
{
    m_reports = new EntryRow(m_source, m_desk, QStringLiteral("ledgerReports"),
                             tr("Mandated reports"), m_body);
    m_reportKind =
        m_reports->addChoice(QStringLiteral("reportKind"), tr("Report about"), reportKindWords());
    m_reportStanding = m_reports->addChoice(QStringLiteral("reportStanding"), tr("How it stands"),
                                            reportStandingWords());
    m_reportNumber =
        m_reports->addLine(QStringLiteral("reportNumber"), tr("Its number, where several are due"));
    m_reporter = m_reports->addLine(QStringLiteral("reportBy"), tr("Made by, in no export"));
    m_reportWords =
        m_reports->addLine(QStringLiteral("reportWords"), tr("To whom and number, or why not"));
    m_reports->addButton(tr("Record"), [this] {
        if (!m_shown)
            return;
        RecordMandatedReport command;
        command.incident = *m_shown;
        command.kind = static_cast<MandatedKind>(m_reportKind->currentIndex());
        command.standing = static_cast<MandatedStanding>(m_reportStanding->currentIndex());
        // Not a number: none there is, which the rules refuse.
        if (!m_reportNumber->text().trimmed().isEmpty())
            command.number = numberOf(m_reportNumber);
        command.reporter = textOfLine(m_reporter);
        command.text = textOfLine(m_reportWords);
        ask(std::move(command), m_reports);
    });
    m_column->addWidget(m_reports);
}

void LedgerPage::buildConsents()
{
    m_consents =
        new EntryRow(m_source, m_desk, QStringLiteral("ledgerConsents"), tr("Consent"), m_body);
    m_consentForm =
        m_consents->addChoice(QStringLiteral("consentForm"), tr("Consent"), consentFormWords());
    m_consentTo = m_consents->addLine(QStringLiteral("consentTo"), tr("Who may be told"));
    m_consentScope = m_consents->addLine(QStringLiteral("consentScope"), tr("What may be told"));
    m_consentDays = m_consents->addLine(QStringLiteral("consentDays"), tr("For days; empty: 365"));
    m_consents->addButton(tr("Record"), [this] {
        if (!m_shown)
            return;
        RecordConsent command;
        command.days = consentDaysOf(m_consentDays);
        command.incident = *m_shown;
        command.form = static_cast<ConsentForm>(m_consentForm->currentIndex());
        command.partner = textOfLine(m_consentTo);
        command.scope = textOfLine(m_consentScope);
        ask(std::move(command), m_consents);
    });
    m_column->addWidget(m_consents);
    m_withdrawal = new EntryRow(m_source, m_desk, QStringLiteral("ledgerWithdrawal"),
                                tr("The person takes a consent back"), m_body);
    m_withdrawnNumber =
        m_withdrawal->addLine(QStringLiteral("withdrawnNumber"), tr("Number of the consent"));
    m_withdrawnWhy =
        m_withdrawal->addLine(QStringLiteral("withdrawnWhy"), tr("What was said, if anything"));
    m_withdrawal->addButton(tr("Take back"), [this] {
        if (!m_shown)
            return;
        WithdrawConsent command;
        command.incident = *m_shown;
        command.number = numberOf(m_withdrawnNumber);
        command.reason = textOfLine(m_withdrawnWhy);
        ask(std::move(command), m_withdrawal);
    });
    m_column->addWidget(m_withdrawal);
}

void LedgerPage::buildReferrals()
{
    m_referrals =
        new EntryRow(m_source, m_desk, QStringLiteral("ledgerReferrals"), tr("Referrals"), m_body);
    m_referralStatus = m_referrals->addChoice(QStringLiteral("referralStatus"),
                                              tr("How the referral stands"), referralStatusWords());
    m_referralTo = m_referrals->addLine(QStringLiteral("referralTo"), tr("Partner"));
    m_referralWords = m_referrals->addLine(QStringLiteral("referralWords"), tr("Remark"));
    m_referrals->addButton(tr("Record"), [this] {
        if (!m_shown)
            return;
        RecordReferral command;
        command.incident = *m_shown;
        command.status = static_cast<ReferralStatus>(m_referralStatus->currentIndex());
        command.partner = textOfLine(m_referralTo);
        command.text = textOfLine(m_referralWords);
        ask(std::move(command), m_referrals);
    });
    m_column->addWidget(m_referrals);
}

void LedgerPage::ask(Command command, EntryRow* row)
{
    m_message->hide();
    // Somebody may have gone on to another incident before it is on the record.
    m_asker.ask(std::move(command), row->objectName().toStdString() + kPart + row->about());
}

std::vector<EntryRow*> LedgerPage::rows() const
{
    return {m_reports, m_consents, m_withdrawal, m_referrals, m_force, m_perceived};
}

const Incident* LedgerPage::incident() const
{
    const auto found =
        m_shown ? m_desk.state().incidents.find(*m_shown) : m_desk.state().incidents.end();
    return found == m_desk.state().incidents.end() || isCareHidden(found->second, m_inside)
               ? nullptr
               : &found->second;
}

void LedgerPage::setInside(std::optional<IncidentId> incidentOpened)
{
    m_inside = incidentOpened;
    refresh();
}

void LedgerPage::show(std::optional<IncidentId> incidentShown)
{
    if (incidentShown != m_shown)
        m_message->hide();
    m_shown = incidentShown;
    refresh();
}

void LedgerPage::focusFirst()
{
    m_reportKind->setFocus(Qt::OtherFocusReason);
}

QString LedgerPage::forceText(const Incident& one) const
{
    QStringList lines;
    for (const auto& force : one.care.force) {
        QStringList kinds;
        for (const auto kind : force.kinds)
            kinds << wordOf(forceKindWords(), kind);
        QString line = kinds.join(QStringLiteral(", "));
        if (!force.officer.empty())
            line = tr("%1, by %2", "force, officer").arg(line, fromStd(force.officer));
        lines << (force.text.empty()
                      ? tr("%1, %2", "force, when").arg(line, m_clock.dated(force.at))
                      : tr("%1. %2 %3", "force, words, when")
                            .arg(line, fromStd(force.text), m_clock.dated(force.at)));
        if (isForceCorrected(one.care.force, force))
            lines.back() = tr("%1 (corrected: a slip)", "force, when").arg(lines.back());
    }
    return lines.join(u'\n');
}

QString LedgerPage::reportText(const Incident& one) const
{
    QStringList lines;
    for (const MandatedReport* report : reportsOf(one.care)) {
        const QString about = wordOf(reportKindWords(), report->kind);
        const QString standing = wordOf(reportStandingWords(), report->standing);
        QString line = report->number > 1
                           ? tr("%1, number %2: %3", "report about, its number, how it stands")
                                 .arg(about)
                                 .arg(report->number)
                                 .arg(standing)
                           : tr("%1: %2", "report about, how it stands").arg(about, standing);
        const bool isDue = report->standing == MandatedStanding::Due && report->dueAt;
        if (isDue && *report->dueAt <= m_desk.now())
            line += tr(", OVERDUE since %1").arg(m_clock.dated(*report->dueAt));
        else if (isDue)
            line += tr(", by %1").arg(m_clock.dated(*report->dueAt));
        if (report->madeAt)
            line += tr(", %1 by %2", "when, who")
                        .arg(m_clock.dated(*report->madeAt), fromStd(report->reporter));
        if (!report->text.empty())
            line += QStringLiteral(". ") + fromStd(report->text);
        lines << line;
    }
    return lines.join(u'\n');
}

// One that can be taken back.
bool LedgerPage::hasConsent(const Incident& one) const
{
    const auto& all = one.care.consents;
    return std::any_of(all.begin(), all.end(), [this](const Consent& consent) {
        return !consent.withdrawnAt && consent.until > m_desk.now();
    });
}

QString LedgerPage::consentText(const Incident& one) const
{
    QStringList lines;
    for (const auto& consent : one.care.consents) {
        const QString standing =
            consent.withdrawnAt ? tr("withdrawn %1").arg(m_clock.dated(*consent.withdrawnAt))
            : consent.until <= m_desk.now() ? tr("ran out %1").arg(m_clock.dated(consent.until))
                                            : tr("until %1").arg(m_clock.dated(consent.until));
        lines << tr("%1. %2, %3: %4, %5", "number, partner, form, scope, standing")
                     .arg(consent.number)
                     .arg(fromStd(consent.partner), wordOf(consentFormWords(), consent.form),
                          fromStd(consent.scope), standing);
    }
    return lines.join(u'\n');
}

QString LedgerPage::referralText(const Incident& one) const
{
    QStringList lines;
    for (const auto& referral : one.care.referrals)
        lines << tr("%1: %2 %3. %4", "partner, how it stands, when, remark")
                     .arg(fromStd(referral.partner), wordOf(referralStatusWords(), referral.status),
                          m_clock.dated(referral.since), fromStd(referral.text))
                     .trimmed();
    return lines.join(u'\n');
}

void LedgerPage::refresh()
{
    const Incident* one = incident();
    m_area->setVisible(one != nullptr);
    // What was begun about one person must not be recorded about another.
    for (EntryRow* row : rows())
        row->setAbout(one ? "ledger/" + one->number : std::string());
    if (!one)
        return;
    const auto& roles = m_desk.seat().roles;
    const bool isAfterwards = mayDo(RecordConsent{}, roles);
    const QString notHere = tr("Clinicians and supervisors work on these.");
    m_force->setRecorded(forceText(*one));
    m_force->setClosed(mayDo(RecordForce{}, roles) ? QString() : tr("Police enter this."));
    m_perceived->setRecorded(one->care.perceived ? tr("Recorded.") : QString());
    m_perceived->setClosed(mayDo(RecordPerceived{}, roles)
                               ? QString()
                               : tr("Whoever was there says it, never the dispatcher."));
    m_reports->setRecorded(isAfterwards ? reportText(*one) : QString());
    m_reports->setClosed(mayDo(RecordMandatedReport{}, roles) ? QString() : notHere);
    m_consents->setRecorded(isAfterwards ? consentText(*one) : QString());
    m_consents->setClosed(isAfterwards ? QString() : notHere);
    m_withdrawal->setRecorded({});
    m_withdrawal->setClosed(isAfterwards ? QString() : notHere);
    m_withdrawal->setVisible(isAfterwards && hasConsent(*one));
    m_referrals->setRecorded(isAfterwards ? referralText(*one) : QString());
    m_referrals->setClosed(isAfterwards ? QString() : notHere);
}

void LedgerPage::restyle()
{
    const Look& look = m_source.look();
    m_column->setContentsMargins(look.px(16), look.px(12), look.px(16), look.px(12));
    m_column->setSpacing(look.px(14));
    styleLabel(m_message, look, TypeRole::Body, Token::Danger);
    refresh();
}

} // namespace haven::ui
