#include "ui/crisis/protocol_offers.h"

#include "models/dispatch/flag_context.h"
#include "models/dispatch/protocol_texts.h"
#include "models/items/qt_text.h"
#include "ui/crisis/checklist_lines.h"
#include "ui/crisis/step_button.h"
#include "ui/widgets/core_text.h"

#include <algorithm>
#include <optional>
#include <QLabel>
#include <QVBoxLayout>
#include <set>
#include <utility>

namespace haven::ui {

namespace {

constexpr int kOfferDigits = 9;

bool isUnderWay(const Incident& incident, const ProtocolId& protocol)
{
    return std::any_of(
        incident.checklists.begin(), incident.checklists.end(),
        [&](const Checklist& list) { return list.protocol == protocol && !list.finishedAt; });
}

// Those that fit, best first, then all others.
std::vector<ProtocolOffer> offersFor(const std::vector<Protocol>& all, const Incident& incident)
{
    Answers answers;
    for (const auto& [fact, record] : incident.answers)
        answers[fact] = record.answer;
    auto offers = protocolsFor(all, incident.commonType, answers, familiesRead(incident),
                               notesRead(incident));
    for (const auto& protocol : all) {
        const bool isOffered =
            std::any_of(offers.begin(), offers.end(),
                        [&](const ProtocolOffer& offer) { return offer.protocol == protocol.id; });
        if (!isOffered)
            offers.push_back(ProtocolOffer{protocol.id, {}});
    }
    std::erase_if(offers,
                  [&](const ProtocolOffer& offer) { return isUnderWay(incident, offer.protocol); });
    return offers;
}

} // namespace

ProtocolOffers::ProtocolOffers(const ThemeSource& source, const Desk& desk, QWidget* parent)
    : QWidget(parent), m_source(source), m_desk(desk), m_outer(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("protocolOffers"));
    m_outer->setContentsMargins(0, 0, 0, 0);
    connect(&m_source, &ThemeSource::changed, this, [this] { rebuild(m_rows); });
}

std::vector<ProtocolOffers::Row> ProtocolOffers::rowsFor(const Incident& incident)
{
    // Each by the text that a start goes by: on a live station the one that was approved.
    const State& state = m_desk.state();
    const std::vector<Protocol> all = protocolsToOffer(state, m_desk.knowledge());
    std::set<QString> approvals;
    for (const auto& protocol : all)
        approvals.insert(approvalText(state, m_desk.knowledge(), protocol.id));
    const bool isSaidOnce = approvals.size() == 1;
    m_title = isSaidOnce ? tr("Start a checklist. Each is %1.", "approval").arg(*approvals.begin())
                         : tr("Start a checklist");
    const auto offers = offersFor(all, incident);
    if (m_before >= static_cast<int>(offers.size()))
        m_before = 0;
    std::vector<Row> rows;
    for (const auto& offer : offers) {
        const auto text = std::find_if(all.begin(), all.end(), [&offer](const Protocol& one) {
            return one.id == offer.protocol;
        });
        if (text == all.end())
            continue;
        const QString reason = coreList(offer.reason);
        const int digit = static_cast<int>(rows.size()) + 1 - m_before;
        Row row;
        row.incident = incident.id;
        row.protocol = offer.protocol;
        row.name = fromStd(text->title);
        row.digit = digit >= 1 && digit <= kOfferDigits ? digit : 0;
        row.isPrimary = rows.empty() && !reason.isEmpty();
        QStringList words;
        if (!reason.isEmpty())
            words << tr("Fits: %1.", "reason").arg(reason);
        if (!isSaidOnce)
            words << tr("It is %1.", "approval")
                         .arg(approvalText(state, m_desk.knowledge(), offer.protocol));
        row.words = words.join(u' ');
        rows.push_back(std::move(row));
    }
    return rows;
}

void ProtocolOffers::offer(const Incident& incident)
{
    std::vector<Row> rows = rowsFor(incident);
    if (rows != m_rows)
        rebuild(std::move(rows));
}

void ProtocolOffers::clear()
{
    if (!m_rows.empty())
        rebuild({});
}

bool ProtocolOffers::hasMore() const
{
    return static_cast<int>(m_rows.size()) > kOfferDigits;
}

void ProtocolOffers::numberNext()
{
    m_before += kOfferDigits;
    if (m_before >= static_cast<int>(m_rows.size()))
        m_before = 0;
}

StepButton* ProtocolOffers::numbered(int digit) const
{
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        if (m_rows[i].digit == digit)
            return m_buttons[i];
    }
    return nullptr;
}

const ProtocolOffers::Row* ProtocolOffers::focused() const
{
    for (std::size_t i = 0; i < m_buttons.size(); ++i) {
        if (m_buttons[i]->hasFocus())
            return &m_rows[i];
    }
    return nullptr;
}

void ProtocolOffers::rebuild(std::vector<Row> rows)
{
    const Row* row = focused();
    const std::optional<Row> before = row ? std::optional(*row) : std::nullopt;
    m_buttons.clear();
    delete m_list;
    m_rows = std::move(rows);
    // Filled before it is shown: each row shown alone would lay the whole window out again.
    m_list = new QWidget(this);
    auto* column = new QVBoxLayout(m_list);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(m_source.look().px(4));
    for (std::size_t i = 0; i < m_rows.size(); ++i)
        addRow(m_rows[i], static_cast<int>(i) + 1);
    m_outer->addWidget(m_list);
    // At once, so that the focus can go there.
    m_list->show();
    if (!before)
        return;
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        if (m_rows[i].incident == before->incident && m_rows[i].protocol == before->protocol)
            m_buttons[i]->setFocus(Qt::OtherFocusReason);
    }
}

void ProtocolOffers::addRow(const Row& row, int number)
{
    const QKeySequence key = row.digit > 0 ? QKeySequence(Qt::Key_0 + row.digit) : QKeySequence();
    auto* button = new StepButton(m_source, row.name, key, m_list);
    button->setObjectName(QStringLiteral("protocolStart%1").arg(number));
    button->setKind(row.isPrimary ? ButtonKind::Primary : ButtonKind::Plain);
    // What is started takes these buttons away, this one with them.
    connect(
        button, &QPushButton::clicked, this,
        [this, incident = row.incident, id = row.protocol] { Q_EMIT chosen(incident, id); },
        Qt::QueuedConnection);
    m_list->layout()->addWidget(button);
    m_buttons.push_back(button);
    if (row.words.isEmpty())
        return;
    auto* why = new QLabel(m_list);
    why->setTextFormat(Qt::PlainText);
    why->setWordWrap(true);
    why->setFont(m_source.look().font(TypeRole::Column));
    QPalette second = palette();
    second.setColor(QPalette::WindowText, m_source.look().color(Token::Second));
    why->setPalette(second);
    why->setText(row.words);
    m_list->layout()->addWidget(why);
}

} // namespace haven::ui
