#include "models/items/qt_text.h"
#include "ui/crisis/crisis_words.h"
#include "ui/crisis/seal_form.h"
#include "ui/crisis/seal_page.h"

#include <algorithm>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QTimer>
#include <QVBoxLayout>

// The tasks of the second page of the sealed notes: their fields, and what each asks of the desk.
namespace haven::ui {

namespace {

constexpr double kCodePxLeast = 10; // design pixels

QString basisText(ReleaseBasis basis)
{
    switch (basis) {
    case ReleaseBasis::WrittenConsent:
        return SealPage::tr("Written consent of the person");
    case ReleaseBasis::ImminentRisk:
        return SealPage::tr("Imminent risk");
    case ReleaseBasis::CourtOrder:
        return SealPage::tr("Court order");
    case ReleaseBasis::MandatedReport:
        return SealPage::tr("Mandated report");
    }
    return {};
}

constexpr ReleaseBasis kBases[] = {ReleaseBasis::WrittenConsent, ReleaseBasis::ImminentRisk,
                                   ReleaseBasis::CourtOrder, ReleaseBasis::MandatedReport};

std::string typed(const QLineEdit* line)
{
    return line->text().trimmed().toStdString();
}

// A secret leaves its field as it is taken.
std::string taken(QLineEdit* line)
{
    std::string text = line->text().toStdString();
    line->clear();
    return text;
}

struct Offered {
    QString words;
    QString key;
};

// Left alone where nothing of it has changed: somebody may be choosing.
void offer(QComboBox* box, const std::vector<Offered>& choices)
{
    bool isSame = box->count() == static_cast<int>(choices.size());
    for (int n = 0; isSame && n < box->count(); ++n)
        isSame = box->itemData(n).toString() == choices[static_cast<std::size_t>(n)].key;
    if (isSame)
        return;
    const QVariant chosen = box->currentData();
    box->clear();
    for (const auto& choice : choices)
        box->addItem(choice.words, choice.key);
    box->setCurrentIndex(std::max(choices.empty() ? -1 : 0, box->findData(chosen)));
}

SealForm::Seen seenIf(bool isSeen)
{
    return isSeen ? SealForm::Seen::Yes : SealForm::Seen::No;
}

} // namespace

// --- releasing ---

void SealPage::buildRelease()
{
    SealForm* form = addTask(Task::Release, tr("Release"), QStringLiteral("sealRelease"));
    m_to = form->addLine(QStringLiteral("sealTo"), tr("To whom, by name"),
                         tr("Dr. Hart, Harbor Hospital"));
    m_basis = form->addChoice(QStringLiteral("sealBasis"), tr("On what basis"));
    for (const ReleaseBasis one : kBases)
        m_basis->addItem(basisText(one));
    connect(m_basis, &QComboBox::currentIndexChanged, this, &SealPage::showBasis);
    m_scope = form->addLine(QStringLiteral("sealScope"), tr("What the person agreed to"),
                            tr("notes of this night"));
    m_signedOn = form->addLine(QStringLiteral("sealSignedOn"), tr("Signed on, a day"),
                               QStringLiteral("2026-11-20"));
    m_until = form->addLine(QStringLiteral("sealUntil"), tr("It holds until, a day"),
                            QStringLiteral("2027-02-20"));
    m_ground = form->addLine(QStringLiteral("sealGround"),
                             tr("The order, the law of the report, or the risk, in words"));
    m_text = form->addWords(QStringLiteral("sealWords"),
                            tr("The exact words; empty: all notes of this incident"),
                            SealForm::Words::Written, 3);
    m_path = form->addLine(QStringLiteral("sealPath"),
                           tr("A new file for them; empty: they are shown under Releases"),
                           QStringLiteral("/media/usb/release.txt"));
    KeyButton* act =
        form->addAct(QStringLiteral("sealSend"), tr("Release…"), Qt::CTRL | Qt::Key_Return);
    act->setHint(tr("Release these words; it is asked once more"));
    connect(act, &QPushButton::clicked, this, &SealPage::release);
    showBasis();
}

ReleaseBasis SealPage::basis() const
{
    const int index = m_basis->currentIndex();
    return index < 0 ? ReleaseBasis::WrittenConsent : kBases[index];
}

void SealPage::showBasis()
{
    SealForm* form = m_forms[static_cast<std::size_t>(Task::Release)];
    const bool isConsent = basis() == ReleaseBasis::WrittenConsent;
    for (QLineEdit* line : {m_scope, m_signedOn, m_until})
        form->setSeen(line, seenIf(isConsent));
    form->setSeen(m_ground, seenIf(!isConsent));
}

void SealPage::release()
{
    const Incident* one = incident();
    if (!one)
        return;
    const QString to = m_to->text().trimmed();
    const bool areAll = m_text->toPlainText().trimmed().isEmpty();
    const QString whom = to.isEmpty() ? tr("nobody named") : to;
    Wish wish;
    wish.question =
        areAll
            ? tr("All sealed notes of %1 go to %2: %3. It is on the record, and what was given out "
                 "cannot be called back.",
                 "incident number, to whom, basis")
                  .arg(fromStd(one->number), whom, basisText(basis()))
            : tr("These words of %1 go to %2: %3. It is on the record, and what was given out "
                 "cannot be called back.",
                 "incident number, to whom, basis")
                  .arg(fromStd(one->number), whom, basisText(basis()));
    wish.yes = tr("Yes, release");
    wish.kind = ButtonKind::Danger;
    wish.send = [this] {
        SealReleaseWish release;
        release.incident = m_shown.value_or(IncidentId());
        release.to = typed(m_to);
        release.basis = basis();
        release.ground = typed(m_ground);
        release.scope = typed(m_scope);
        release.signedOn = typed(m_signedOn);
        release.until = typed(m_until);
        release.text = m_text->toPlainText().trimmed().toStdString();
        release.path = typed(m_path);
        return m_desk.releaseSealed(std::move(release));
    };
    wish.done = tr("The words are released; that is on the record.");
    wish.after = [this, hasFile = !m_path->text().trimmed().isEmpty()] {
        m_forms[static_cast<std::size_t>(Task::Release)]->clear();
        turnTo(Task::Releases);
        if (!hasFile)
            readReleases();
        focusFirst();
    };
    ask(std::move(wish));
}

void SealPage::buildReleases()
{
    SealForm* form = addTask(Task::Releases, tr("Releases"), QStringLiteral("sealReleases"));
    m_releases = form->addText(QStringLiteral("sealReleasesText"), TypeRole::Body, Token::Text);
    m_read = form->addAct(QStringLiteral("sealReadReleases"), tr("Read the words"),
                          QKeySequence(Qt::CTRL | Qt::Key_O));
    m_read->setHint(tr("Show the words that were released; the look is on the record"));
    connect(m_read, &QPushButton::clicked, this, &SealPage::readReleases);
    m_words = form->addWords(QStringLiteral("sealReleasedWords"), tr("What was released"),
                             SealForm::Words::Shown, 6);
    form->setSeen(m_words, SealForm::Seen::No);
    m_consent = form->addChoice(QStringLiteral("sealConsent"), tr("The person takes back"));
    m_why = form->addLine(QStringLiteral("sealWithdrawWhy"), tr("In what words, if they said"));
    m_withdraw = form->addAct(QStringLiteral("sealWithdraw"), tr("Withdraw the consent…"),
                              Qt::CTRL | Qt::Key_Return);
    connect(m_withdraw, &QPushButton::clicked, this, &SealPage::withdraw);
}

void SealPage::refreshReleases()
{
    const Incident* one = incident();
    const SealGroup* mine = group();
    QStringList lines;
    std::vector<Offered> consents;
    for (const auto& release : one ? one->sealed.releases : std::vector<SealedRelease>()) {
        if (!mine || release.group != mine->name)
            continue;
        QString line =
            tr("%1. To %2, %3, %4, by %5.", "number, to whom, when, basis, who")
                .arg(release.number)
                .arg(fromStd(release.to), m_clock.dated(release.at),
                     basisText(release.basis).toLower(), personName(m_desk.state(), release.by));
        const bool isConsent = release.basis == ReleaseBasis::WrittenConsent;
        if (isConsent && release.withdrawnAt)
            line += u' ' + tr("The consent was withdrawn.");
        lines << line;
        if (isConsent && !release.withdrawnAt)
            consents.push_back({tr("%1. To %2", "number of the release, to whom")
                                    .arg(release.number)
                                    .arg(fromStd(release.to)),
                                QString::number(release.number)});
    }
    offer(m_consent, consents);
    m_releases->setText(lines.isEmpty() ? tr("Nothing was released from this incident.")
                                        : lines.join(u'\n'));
    m_read->setEnabled(!lines.isEmpty());
    const bool isAny = m_consent->count() > 0;
    SealForm* form = m_forms[static_cast<std::size_t>(Task::Releases)];
    form->setSeen(m_consent, seenIf(isAny));
    form->setSeen(m_why, seenIf(isAny));
    m_withdraw->setVisible(isAny);
}

void SealPage::withdraw()
{
    const Incident* one = incident();
    if (!one || m_consent->currentIndex() < 0)
        return;
    const std::int64_t number = m_consent->currentData().toLongLong();
    Wish wish;
    wish.question = tr("The consent of release %1 ends. What was given out stays on the record; "
                       "nothing more goes there on it.")
                        .arg(m_consent->currentText());
    wish.yes = tr("Yes, withdraw it");
    wish.send = [this, id = one->id, number] {
        return m_desk.submit(WithdrawRelease{id, number, typed(m_why)});
    };
    wish.done = tr("The consent is withdrawn.");
    wish.after = [this] { m_why->clear(); };
    ask(std::move(wish));
}

void SealPage::readReleases()
{
    m_message->hide();
    if (m_shown)
        m_desk.readReleases(*m_shown, objectName(), ++m_generation);
}

void SealPage::showReleases(const ReleasePage& page)
{
    if (page.refusal) {
        refuse(refusalText(*page.refusal));
        return;
    }
    QStringList parts;
    for (const auto& shown : page.releases)
        parts << tr("Release %1 to %2", "number, to whom")
                         .arg(shown.release.number)
                         .arg(fromStd(shown.release.to)) +
                     u'\n' + fromStd(shown.text);
    m_words->setPlainText(parts.join(QStringLiteral("\n\n")));
    m_forms[static_cast<std::size_t>(Task::Releases)]->setSeen(m_words, SealForm::Seen::Yes);
}

// --- who holds the key ---

void SealPage::buildMembers()
{
    SealForm* form = addTask(Task::Members, tr("Members"), QStringLiteral("sealMembers"));
    m_members = form->addText(QStringLiteral("sealMembersText"), TypeRole::Body, Token::Text);
    m_own = form->addText(QStringLiteral("sealOwnPrint"), TypeRole::Body, Token::Second);
    m_colleague = form->addLine(QStringLiteral("sealedColleague"),
                                tr("Sign-on name of a colleague to let in"));
    m_print = form->addLine(QStringLiteral("sealPrint"),
                            tr("Their key as they read it out; empty: not compared"),
                            QStringLiteral("7F2A-09C4-51BE-D3E8"));
    KeyButton* in = form->addAct(QStringLiteral("sealedLetIn"), tr("Let in…"),
                                 QKeySequence(Qt::CTRL | Qt::Key_I));
    connect(in, &QPushButton::clicked, this, &SealPage::letIn);
    m_leaver = form->addChoice(QStringLiteral("sealLeaver"), tr("A member who leaves"));
    m_takeOut = form->addAct(QStringLiteral("sealTakeOut"), tr("Take out…"),
                             QKeySequence(Qt::CTRL | Qt::Key_T));
    connect(m_takeOut, &QPushButton::clicked, this, &SealPage::takeOut);
    KeyButton* key = form->addAct(QStringLiteral("sealRotate"), tr("Give the group a new key…"),
                                  QKeySequence(Qt::CTRL | Qt::Key_R));
    connect(key, &QPushButton::clicked, this, &SealPage::rotate);
}

void SealPage::refreshGroup()
{
    const SealGroup* mine = group();
    const QString print = fromStd(m_desk.sealFingerprint());
    m_own->setText(print.isEmpty() ? QString() : tr("Your own key reads %1.").arg(print));
    m_own->setVisible(!print.isEmpty());
    std::vector<Offered> others;
    QStringList names;
    const decltype(SealGroup::members) none;
    for (const auto& [member, key] : mine ? mine->members : none) {
        const QString name = personName(m_desk.state(), member);
        if (member == m_desk.seat().agent) {
            names << tr("%1 (you)", "name of a member").arg(name);
            continue;
        }
        names << name;
        others.push_back({name, fromStd(member.value)});
    }
    offer(m_leaver, others);
    SealForm* members = m_forms[static_cast<std::size_t>(Task::Members)];
    members->setSeen(m_leaver, seenIf(m_leaver->count() > 0));
    m_takeOut->setVisible(m_leaver->count() > 0);
    if (!mine)
        return;
    m_members->setText(tr("These read the sealed notes of %1, with its key number %2: %3.",
                          "employer, number, names")
                           .arg(fromStd(mine->name))
                           .arg(mine->generation)
                           .arg(names.join(QStringLiteral(", "))));
    QStringList holders;
    for (const auto& holder : mine->escrow)
        holders << fromStd(holder);
    m_holders->setText(
        holders.isEmpty()
            ? tr("Nobody holds a share. If every member lost their password, nobody could read the "
                 "notes again.")
            : tr("Shares are with %1. Any two of them open the notes, and everybody hears of it.")
                  .arg(holders.join(QStringLiteral(", "))));
    const bool isAlone = mine->members.size() == 1;
    SealForm* back = m_forms[static_cast<std::size_t>(Task::HandBack)];
    back->setSeen(m_second, seenIf(!isAlone));
    back->setSeen(m_secondPassword, seenIf(!isAlone));
}

void SealPage::letIn()
{
    const QString who = m_colleague->text().trimmed();
    if (who.isEmpty())
        return;
    Wish wish;
    wish.question =
        m_print->text().trimmed().isEmpty()
            ? tr("%1 reads all sealed notes of your employer from now on, the old ones too. Their "
                 "key is not compared: whoever could change the station may have put in another.")
                  .arg(who)
            : tr("%1 reads all sealed notes of your employer from now on, the old ones too.")
                  .arg(who);
    wish.yes = tr("Yes, let them in");
    wish.send = [this] {
        SealWish seal;
        seal.act = SealWishAct::LetIn;
        seal.agent = AgentId(typed(m_colleague));
        seal.fingerprint = typed(m_print);
        return m_desk.changeSeal(std::move(seal));
    };
    wish.done = tr("%1 reads your employer's sealed notes from now on.").arg(who);
    wish.after = [this] {
        m_colleague->clear();
        m_print->clear();
    };
    ask(std::move(wish));
}

void SealPage::takeOut()
{
    if (m_leaver->currentIndex() < 0)
        return;
    const std::string agent = m_leaver->currentData().toString().toStdString();
    Wish wish;
    wish.question = tr("%1 reads no sealed note any more. The group gets a new key, and every note "
                       "is locked to it. What they have seen they know.")
                        .arg(m_leaver->currentText());
    wish.yes = tr("Yes, take them out");
    wish.kind = ButtonKind::Danger;
    wish.send = [this, agent] {
        SealWish seal;
        seal.act = SealWishAct::TakeOut;
        seal.agent = AgentId(agent);
        return m_desk.changeSeal(std::move(seal));
    };
    wish.done = tr("%1 is out, and the group has a new key.").arg(m_leaver->currentText());
    ask(std::move(wish));
}

void SealPage::rotate()
{
    Wish wish;
    wish.question = tr("The group gets a new key, and every note is locked to it. Nobody leaves.");
    wish.yes = tr("Yes, a new key");
    wish.send = [this] {
        SealWish seal;
        seal.act = SealWishAct::Rotate;
        return m_desk.changeSeal(std::move(seal));
    };
    wish.done = tr("The group has a new key.");
    ask(std::move(wish));
}

// --- escrow ---

void SealPage::buildEscrow()
{
    SealForm* form = addTask(Task::Escrow, tr("Escrow"), QStringLiteral("sealEscrow"));
    m_holders = form->addText(QStringLiteral("sealHolders"), TypeRole::Body, Token::Text);
    form->addText(QStringLiteral("sealEscrowWhy"), TypeRole::Body, Token::Second)
        ->setText(tr("Your employer names three people, never police or IT. Naming them anew takes "
                     "the old shares away."));
    for (int n = 1; n <= static_cast<int>(kEscrowHolders); ++n)
        m_names.push_back(form->addLine(QStringLiteral("sealHolder%1").arg(n),
                                        tr("Share-holder %1, by name").arg(n)));
    KeyButton* act = form->addAct(QStringLiteral("sealNameEscrow"), tr("Name these three…"),
                                  Qt::CTRL | Qt::Key_Return);
    connect(act, &QPushButton::clicked, this, &SealPage::nameEscrow);
    m_codes = form->addText(QStringLiteral("sealCodes"), TypeRole::Strong, Token::Text);
    m_codesKept = form->addAct(QStringLiteral("sealCodesKept"), tr("They are written down"),
                               QKeySequence(Qt::CTRL | Qt::Key_W));
    connect(m_codesKept, &QPushButton::clicked, this, &SealPage::forgetShares);
    forgetShares();
}

void SealPage::nameEscrow()
{
    SealWish seal;
    seal.act = SealWishAct::NameEscrow;
    for (const QLineEdit* line : m_names)
        seal.names.push_back(typed(line));
    Wish wish;
    wish.question =
        tr("%1, %2 and %3 get a code each. The codes are shown here once; any two of "
           "them open all notes.",
           "names of three share-holders")
            .arg(fromStd(seal.names[0]), fromStd(seal.names[1]), fromStd(seal.names[2]));
    wish.yes = tr("Yes, make the codes");
    wish.send = [this, seal] { return m_desk.changeSeal(seal); };
    wish.done = tr("The share-holders are named. Each keeps their code away from this station.");
    wish.after = [this] {
        for (QLineEdit* line : m_names)
            line->clear();
    };
    ask(std::move(wish));
}

void SealPage::showShares(const std::vector<EscrowShare>& shares)
{
    QStringList lines;
    for (const auto& share : shares)
        lines << fromStd(share.holder) << fromStd(share.code); // a code is copied from one line
    m_codes->setText(lines.join(u'\n'));
    m_codes->show();
    m_codesKept->show();
    m_codesKept->setFocus(Qt::OtherFocusReason);
    // Once the page has the height of what it shows now.
    QTimer::singleShot(0, m_codesKept, [this] {
        fitCodes();
        m_area->ensureWidgetVisible(m_codesKept);
        m_area->ensureWidgetVisible(m_codes);
    });
}

// A code that breaks is copied wrong: it is written smaller where the column is narrow.
void SealPage::fitCodes()
{
    const Look& look = m_source.look();
    QFont font = look.font(TypeRole::Strong);
    const auto widest = [&] {
        int wide = 0;
        for (const QString& line : m_codes->text().split(u'\n'))
            wide = std::max(wide, QFontMetrics(font).horizontalAdvance(line));
        return wide;
    };
    while (widest() > m_codes->contentsRect().width() && font.pixelSize() > look.px(kCodePxLeast))
        font.setPixelSize(font.pixelSize() - 1);
    m_codes->setFont(font);
}

void SealPage::fitCodesSoon()
{
    if (!m_codes->text().isEmpty())
        QTimer::singleShot(0, m_codes, [this] { fitCodes(); });
}

void SealPage::forgetShares()
{
    const bool hadFocus = m_codesKept->hasFocus();
    m_codes->clear();
    m_codes->hide();
    m_codesKept->hide();
    // Else it would go on to what hands all notes back.
    if (hadFocus)
        focusFirst();
}

void SealPage::buildOpening()
{
    m_opening = new SealForm(m_source, QStringLiteral("sealOpening"), m_area);
    m_column->addWidget(m_opening);
    m_opening->addText(QStringLiteral("sealOpeningWhy"), TypeRole::Body, Token::Text)
        ->setText(tr("Two of the three share-holders open the notes of an employer whose members "
                     "have all lost their passwords. Every supervisor and clinician hears of it."));
    m_employer = m_opening->addLine(QStringLiteral("sealOpenEmployer"), tr("The employer"));
    for (int n = 1; n <= 2; ++n)
        m_shares.push_back(
            m_opening->addSecret(QStringLiteral("sealCode%1").arg(n),
                                 n == 1 ? tr("Code of one share-holder") : tr("Code of another")));
    m_reason = m_opening->addLine(QStringLiteral("sealOpenReason"), tr("Why it is opened"));
    KeyButton* act = m_opening->addAct(QStringLiteral("sealOpenEscrow"), tr("Open by escrow…"),
                                       Qt::CTRL | Qt::Key_Return);
    connect(act, &QPushButton::clicked, this, &SealPage::openEscrow);
}

void SealPage::openEscrow()
{
    Wish wish;
    wish.question = tr("All sealed notes of %1 open to you. Every supervisor and clinician hears "
                       "of it until somebody takes note.")
                        .arg(m_employer->text().trimmed());
    wish.yes = tr("Yes, open them");
    wish.kind = ButtonKind::Danger;
    wish.send = [this] {
        SealWish seal;
        seal.act = SealWishAct::OpenEscrow;
        seal.group = typed(m_employer);
        seal.reason = typed(m_reason);
        for (QLineEdit* line : m_shares)
            seal.codes.push_back(taken(line));
        return m_desk.changeSeal(std::move(seal));
    };
    wish.done =
        tr("The notes were opened by escrow, and you are let in. Supervisors and clinicians "
           "are told.");
    wish.after = [this] { m_opening->clear(); };
    ask(std::move(wish));
}

// --- hand-back ---

void SealPage::buildHandBack()
{
    SealForm* form = addTask(Task::HandBack, tr("Hand back"), QStringLiteral("sealHandBack"));
    form->addText(QStringLiteral("sealBackWhy"), TypeRole::Body, Token::Text)
        ->setText(tr("Your employer gets all its notes in a file under a passphrase of its own. No "
                     "key to them is left here; the station's backups still hold them."));
    m_toWhom = form->addLine(QStringLiteral("sealBackTo"), tr("To whom, and by what authority"));
    m_file = form->addLine(QStringLiteral("sealBackFile"), tr("A new file"),
                           QStringLiteral("/media/usb/harbor-health.sealed"));
    m_passphrase =
        form->addSecret(QStringLiteral("sealBackPassphrase"), tr("The employer's passphrase"));
    m_again = form->addSecret(QStringLiteral("sealBackAgain"), tr("The passphrase once more"));
    m_second = form->addLine(QStringLiteral("sealBackSecond"),
                             tr("Sign-on name of a colleague who signs with you"));
    m_secondPassword =
        form->addSecret(QStringLiteral("sealBackSecondPassword"), tr("The colleague's password"));
    KeyButton* act = form->addAct(QStringLiteral("sealBack"), tr("Hand all notes back…"),
                                  Qt::CTRL | Qt::Key_Return);
    connect(act, &QPushButton::clicked, this, &SealPage::handBack);
}

void SealPage::handBack()
{
    if (m_passphrase->text() != m_again->text()) {
        refuse(tr("The two passphrases are not the same. Nothing was handed back. Type them "
                  "again."));
        m_passphrase->clear();
        m_again->clear();
        return;
    }
    const SealGroup* mine = group();
    Wish wish;
    wish.question = tr("All sealed notes of %1 go into %2, and every key to them here is "
                       "destroyed. This cannot be undone.",
                       "employer, file")
                        .arg(mine ? fromStd(mine->name) : QString(), m_file->text().trimmed());
    wish.yes = tr("Yes, hand them back");
    wish.kind = ButtonKind::Danger;
    wish.send = [this] {
        HandBackWish back;
        back.to = typed(m_toWhom);
        back.path = typed(m_file);
        back.passphrase = taken(m_passphrase);
        m_again->clear();
        back.second = AgentId(typed(m_second));
        back.secondPassword = taken(m_secondPassword);
        return m_desk.handBackSealed(std::move(back));
    };
    wish.done = tr("The notes are handed back, and no key to them is left here. The station's "
                   "backups still hold them.");
    wish.after = [this] {
        m_forms[static_cast<std::size_t>(Task::HandBack)]->clear();
        Q_EMIT left();
    };
    ask(std::move(wish));
}

} // namespace haven::ui
