#include "ui/admin/dossier_panel.h"

#include "models/base/text.h"
#include "models/dispatch/decide.h"
#include "models/dispatch/log_sentences.h"
#include "models/dispatch/record_rules.h"
#include "models/items/qt_text.h"
#include "ui/admin/form_card.h"
#include "ui/widgets/band_list.h"
#include "ui/widgets/core_text.h"
#include "ui/widgets/key_button.h"
#include "ui/widgets/panel_header.h"
#include "ui/widgets/wait_line.h"

#include <algorithm>
#include <array>
#include <QApplication>
#include <QComboBox>
#include <QFontMetrics>
#include <QLineEdit>
#include <QListView>
#include <QVBoxLayout>
#include <set>

namespace haven::ui {

namespace {

constexpr int kDossierLinesShown = 6;
constexpr std::array kDossierAudiences = {LogAudience::Foi, LogAudience::Internal,
                                          LogAudience::Press, LogAudience::Court};

QString audienceText(LogAudience audience)
{
    switch (audience) {
    case LogAudience::Internal:
        return DossierPanel::tr("ourselves", "who it is for");
    case LogAudience::Foi:
        return DossierPanel::tr("a request for records (FOI)", "who it is for");
    case LogAudience::Press:
        return DossierPanel::tr("the press", "who it is for");
    case LogAudience::Court:
        return DossierPanel::tr("a court", "who it is for");
    }
    return {};
}

QString releaseText(const DossierItem& item)
{
    const QString codes = fromStd(joined(item.withheld, ", "));
    switch (item.release) {
    case Release::Whole:
        return DossierPanel::tr("RELEASED WHOLE");
    case Release::InPart:
        return DossierPanel::tr("IN PART, %1", "codes of what is withheld").arg(codes);
    case Release::Withheld:
        return DossierPanel::tr("WITHHELD, %1", "codes of what is withheld").arg(codes);
    }
    return {};
}

} // namespace

DossierPanel::DossierPanel(const ThemeSource& source, Desk& desk, WallClock clock, QWidget* parent)
    : QWidget(parent), m_source(source), m_desk(desk), m_clock(std::move(clock)),
      m_looking(desk, QStringLiteral("dossier"),
                [this](const RestrictedSince& restricted) { return isHidden(restricted); }),
      m_header(new PanelHeader(source, tr("What the station knows"), this)),
      m_form(new FormCard(source, tr("Of a person, or of a place"), this)),
      m_list(new QListView(this))
{
    setObjectName(QStringLiteral("dossierPanel"));
    setAccessibleName(tr("What the station knows of a person or a place"));
    buildForm();
    buildList();
    auto* wait = new WaitLine(source, tr("Looking through the whole record"),
                              QStringLiteral("dossierWait"), this);
    wait->follow(m_looking.answer());
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(m_form);
    column->addWidget(wait);
    column->addWidget(m_list, 1);
    setTabOrder(m_look, m_list);
    setFocusProxy(m_words);
    // Nothing is looked up any more, also where it was given up.
    connect(&m_looking.answer(), &LatestAnswer::settled, this,
            [this] { m_header->setNote(QString()); });
    connect(&m_looking, &RecordedLook::recorded, this, &DossierPanel::showFound);
    connect(&m_looking, &RecordedLook::lost, this, &DossierPanel::forget);
    connect(&m_looking, &RecordedLook::said, this, &DossierPanel::tell);
    connect(&desk, &Desk::seatChanged, this, [this] {
        // Whom the one before looked for, and that they did, is nobody else's.
        forget();
        m_words->clear();
        m_reason->clear();
        m_form->say(QString(), Tone::Quiet);
        retell();
    });
    connect(&source, &ThemeSource::changed, this, &DossierPanel::restyle);
    restyle();
    retell();
}

void DossierPanel::buildForm()
{
    m_kind = m_form->addChoice(QStringLiteral("dossierKind"), tr("About"),
                               tr("Whether it is a person or a place"));
    m_kind->addItem(tr("a person"));
    m_kind->addItem(tr("a place"));
    m_words = m_form->addLine(QStringLiteral("dossierWords"), tr("Name or place"),
                              tr("A name as it was written, or a place as it was typed"));
    m_audience = m_form->addChoice(QStringLiteral("dossierAudience"), tr("For"),
                                   tr("Who would be told: what is withheld depends on it"));
    for (const LogAudience audience : kDossierAudiences)
        m_audience->addItem(audienceText(audience));
    m_reason = m_form->addLine(QStringLiteral("dossierReason"), tr("Reason"),
                               tr("Why you look, for example the number of the request; it goes on "
                                  "the record"));
    m_look = m_form->addKey(QStringLiteral("dossierLook"), tr("Look"),
                            QKeySequence(Qt::ALT | Qt::Key_F), this);
    m_look->setHint(tr("Look through the whole record, which notes that you did"));
    connect(m_look, &QPushButton::clicked, this, &DossierPanel::look);
    for (QLineEdit* line : {m_words, m_reason})
        connect(line, &QLineEdit::returnPressed, this, &DossierPanel::look);
}

void DossierPanel::buildList()
{
    m_list->setObjectName(QStringLiteral("dossierList"));
    m_list->setAccessibleName(tr("Every entry about it, and what of it would be released"));
    m_list->setToolTip(tr("Every entry about it, and what of it would be released"));
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setWordWrap(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setResizeMode(QListView::Adjust);
    m_list->setModel(&m_rows);
}

void DossierPanel::start()
{
    m_words->setFocus(Qt::ShortcutFocusReason);
}

// The rule is asked again when it is recorded.
void DossierPanel::retell()
{
    const bool isAllowed = mayLookUp(m_desk.seat().roles);
    for (QWidget* part :
         std::initializer_list<QWidget*>{m_kind, m_words, m_audience, m_reason, m_look})
        part->setEnabled(isAllowed);
    m_form->setIntroduction(
        isAllowed ? tr("It is on the record that you looked, and why. Sealed notes are not looked "
                       "through. A person decides about every release.")
                  : tr("A supervisor or an administrator looks, with a reason."));
}

void DossierPanel::tell(const QString& sentence, Tone tone)
{
    m_form->say(sentence, tone);
    Q_EMIT said(sentence, tone);
}

void DossierPanel::forget()
{
    m_looking.forget();
    m_query = {};
    m_found = {};
    m_rows.setStringList({});
    m_header->setNote(QString());
}

bool DossierPanel::isHidden(const RestrictedSince& restricted) const
{
    const std::string withheld = "[" + std::string(kRestrictedCode) + "]";
    return std::any_of(m_found.items.begin(), m_found.items.end(), [&](const DossierItem& item) {
        return item.line.text != withheld && restricted.isAmong(item.line.numbers);
    });
}

void DossierPanel::look()
{
    if (m_looking.isBeingRecorded() || !m_look->isEnabled())
        return;
    DossierQuery query;
    query.kind = m_kind->currentIndex() == 0 ? ViewedKind::Person : ViewedKind::Place;
    query.words = m_words->text().trimmed().toStdString();
    query.audience =
        kDossierAudiences[static_cast<std::size_t>(std::max(m_audience->currentIndex(), 0))];
    if (query.words.size() < kDossierWordsMin) {
        tell(tr("Give at least three letters. Nothing was looked up."), Tone::Refused);
        return;
    }
    if (m_reason->text().trimmed().isEmpty()) {
        tell(tr("Say why you look: it goes on the record. Nothing was looked up."), Tone::Refused);
        return;
    }
    forget();
    m_query = std::move(query);
    m_header->setNote(tr("being looked up"));
    m_looking.begin(m_query, [this](const QueryAnswer& answer) { return take(answer); });
}

std::optional<RecordViewed> DossierPanel::take(const QueryAnswer& answer)
{
    const auto* found = std::get_if<Dossier>(&answer);
    if (!found)
        return std::nullopt;
    m_found = *found;
    RecordViewed viewed;
    viewed.kind = m_query.kind;
    viewed.about = m_query.words;
    viewed.audience = std::string(audienceWord(m_query.audience));
    viewed.reason = m_reason->text().trimmed().toStdString();
    viewed.items = static_cast<std::int64_t>(m_found.items.size());
    return viewed;
}

QString DossierPanel::rowOf(const DossierItem& item) const
{
    return tr("%1: %2  %3  [%4]  %5", "what is released, time, incidents, class, the entry")
        .arg(releaseText(item),
             m_clock.dated ? m_clock.dated(item.line.envelope.happenedAt) : QString(),
             fromStd(joined(item.line.numbers, ", ")),
             coreWord(spacedWords(enumName(item.line.fieldClass))), fromStd(item.line.text));
}

void DossierPanel::showFound()
{
    if (m_query.words.empty())
        return; // somebody else sits here by now
    QStringList rows;
    std::array<int, 3> counts{};
    std::set<std::string> codes;
    for (const DossierItem& item : m_found.items) {
        rows << rowOf(item);
        ++counts[static_cast<std::size_t>(item.release)];
        codes.insert(item.withheld.begin(), item.withheld.end());
    }
    if (rows.isEmpty())
        rows << tr("No entry speaks of it.");
    if (m_found.isCut)
        rows << tr("There are more: ask for less, such as the whole name.");
    for (const std::string& code : codes)
        rows << fromStd(code) + QStringLiteral(": ") + coreText(withholdingSentence(code));
    m_rows.setStringList(rows);
    m_list->setCurrentIndex(m_rows.index(0));
    m_header->setNote(tr("%1 whole, %2 in part, %3 withheld", "how many entries are released so")
                          .arg(counts[0])
                          .arg(counts[1])
                          .arg(counts[2]));
    tell(tr("It is on the record that you looked."), Tone::Accepted);
    // Whoever went on working elsewhere meanwhile keeps the focus there.
    if (isAncestorOf(QApplication::focusWidget()))
        m_list->setFocus(Qt::OtherFocusReason);
}

void DossierPanel::restyle()
{
    const Look& look = m_source.look();
    m_list->setFont(look.font(TypeRole::Body));
    m_list->setSpacing(look.px(2));
    m_list->setStyleSheet(
        ringOfAList(look) +
        QStringLiteral("QListView { padding: %1px %2px; }").arg(look.px(2)).arg(look.px(12)));
    m_list->setMinimumHeight(QFontMetrics(m_list->font()).lineSpacing() * kDossierLinesShown +
                             look.px(12));
}

} // namespace haven::ui
