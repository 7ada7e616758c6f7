#include "ui/shiftlog/incident_search_panel.h"

#include "models/items/qt_text.h"
#include "ui/shiftlog/log_wording.h"
#include "ui/widgets/core_text.h"
#include "ui/widgets/desk_asker.h"
#include "ui/widgets/empty_words.h"
#include "ui/widgets/panel_header.h"
#include "ui/widgets/wait_line.h"

#include <QItemSelectionModel>
#include <QKeyEvent>
#include <QVBoxLayout>

namespace haven::ui {

namespace {

constexpr int kHitsPageRows = 100;

IncidentHitsModel::Words modelWords(Desk& desk, const WallClock& clock)
{
    IncidentHitsModel::Words words;
    words.opened = [&clock](Instant at) { return clock.dated(at).left(16); };
    words.type = [&desk](const std::string& code) {
        const auto* type = desk.knowledge().codes.typeFor(code);
        return type && !type->label.empty() ? coreWord(type->label) : fromStd(code);
    };
    words.disposition = [&desk](const std::string& code) {
        const auto* rule = desk.knowledge().codes.dispositionFor(code);
        return rule && !rule->label.empty() ? coreWord(rule->label) : fromStd(code);
    };
    return words;
}

} // namespace

IncidentSearchPanel::IncidentSearchPanel(const ThemeSource& source, Desk& desk,
                                         const WallClock& clock, QWidget* parent)
    : QWidget(parent), m_desk(desk), m_clock(clock), m_model(modelWords(desk, m_clock)),
      m_answer(desk, QStringLiteral("incidentSearch")),
      m_header(new PanelHeader(source, tr("Search incidents"), this)),
      m_words(new FilterLine(source, tr("Search incidents, present and past"),
                             tr("Words, a name, a street, a number"), this)),
      m_view(new BoardView(source, tr("Incidents found"), this))
{
    setObjectName(QStringLiteral("incidentSearchPanel"));
    m_words->setObjectName(QStringLiteral("incidentSearchWords"));
    m_words->installEventFilter(this);
    m_header->setFilter(m_words);
    m_view->setObjectName(QStringLiteral("incidentSearchView"));
    m_view->setModel(&m_model);
    const auto at = [](HitColumn one) { return static_cast<int>(one); };
    m_view->setColumns({{at(HitColumn::Opened), tr("Opened"), 140, 128},
                        {at(HitColumn::Incident), tr("Incident"), 96},
                        {at(HitColumn::Type), tr("Type"), 150, 90},
                        {at(HitColumn::Place), tr("Place"), 160, 90},
                        {at(HitColumn::Disposition), tr("Disposition"), 120, 80, 1},
                        {at(HitColumn::Words), tr("Found in"), 200, 140}});
    m_empty = new EmptyWords(source, m_view, [this] {
        if (m_fault)
            return refusalText(*m_fault);
        return m_words->text().trimmed().isEmpty()
                   ? tr("Type a word, a name, a street or a number above: past and present "
                        "incidents that have it stand here.")
                   : tr("No incident has all of these words. Fewer letters find more.");
    });
    connect(m_words, &FilterLine::filterChanged, m_empty, &EmptyWords::retell);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* wait = new WaitLine(source, tr("Searching past incidents"),
                              QStringLiteral("incidentSearchWait"), this);
    wait->follow(m_answer);
    connect(wait, &WaitLine::stopped, this, &IncidentSearchPanel::retell);
    column->addWidget(m_header);
    column->addWidget(wait);
    column->addWidget(m_view, 1);
    setFocusProxy(m_words);
    m_debounce.setSingleShot(true);
    m_debounce.setInterval(kTypingPauseMs);
    connect(m_words, &FilterLine::filterChanged, this, [this] { m_debounce.start(); });
    connect(&m_debounce, &QTimer::timeout, this, &IncidentSearchPanel::askFirst);
    connect(&m_model, &IncidentHitsModel::moreWanted, this, [this](qint64 before) { ask(before); });
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& current) {
                Q_EMIT hitChosen(m_model.hitAt(current.isValid() ? current.row() : -1));
            });
    connect(m_view, &BoardView::rowActivated, this, [this](const QModelIndex& index) {
        if (const auto* hit = m_model.hitAt(index.row()))
            Q_EMIT hitOpened(hit);
    });
    retell();
}

void IncidentSearchPanel::askFirst()
{
    m_model.clear();
    m_fault.reset();
    if (m_words->text().trimmed().isEmpty()) {
        m_answer.forget();
        retell();
        return;
    }
    ask(std::nullopt);
    retell();
}

void IncidentSearchPanel::ask(std::optional<std::int64_t> before)
{
    SearchQuery query;
    query.words = m_words->text().toStdString();
    query.before = before;
    query.limit = kHitsPageRows;
    m_answer.ask(std::move(query), [this](const QueryAnswer& answer) {
        if (const auto* page = std::get_if<IncidentPage>(&answer)) {
            m_fault = page->fault;
            m_model.append(page->hits, kHitsPageRows);
        }
        m_empty->retell();
        retell();
    });
}

void IncidentSearchPanel::retell()
{
    if (m_answer.isOpen())
        m_header->setNote(tr("searching"));
    else if (m_words->text().trimmed().isEmpty())
        m_header->setNote({});
    else if (m_fault)
        m_header->setNote(tr("cannot be searched"));
    else if (m_model.isWhole())
        m_header->setNote(tr("%1 found", "how many").arg(m_model.rowCount()));
    else
        m_header->setNote(tr("%1 and more found", "how many").arg(m_model.rowCount()));
}

bool IncidentSearchPanel::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_words && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        const bool isDown = key == Qt::Key_Down || key == Qt::Key_Return || key == Qt::Key_Enter;
        if (isDown && m_model.rowCount() > 0) {
            m_view->setFocus();
            if (!m_view->currentIndex().isValid())
                m_view->setCurrentIndex(m_model.index(0, 0));
            return true;
        }
        if (key == Qt::Key_Escape && m_words->text().isEmpty()) {
            Q_EMIT left();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace haven::ui
