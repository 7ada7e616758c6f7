#include "ui/incident/notes_part.h"

#include "models/dispatch/care_rules.h"
#include "models/items/qt_text.h"
#include "ui/incident/incident_words.h"
#include "ui/widgets/key_button.h"

#include <algorithm>
#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

namespace haven::ui {

namespace {

constexpr std::size_t kFirstNotes = 15; // more on asking, so that a long night opens at once
constexpr std::size_t kMoreNotes = 50;
constexpr int kHeightDesignPx = 250; // of the list, before it scrolls

const Note* noteOf(const Incident& incident, NoteId id)
{
    const auto found = std::find_if(incident.notes.begin(), incident.notes.end(),
                                    [&](const Note& one) { return one.id == id; });
    return found == incident.notes.end() ? nullptr : &*found;
}

} // namespace

NotesPart::NotesPart(const PartTools& tools, QWidget* parent)
    : IncidentPart(tools, parent), m_area(new QScrollArea(this)),
      m_list(new TextColumn(tools.source, {0, 6, ColumnFrame::Boxed}, m_area)),
      m_older(new KeyButton(tools.source, {}, {}, this))
{
    setObjectName(QStringLiteral("notesPart"));
    m_list->setObjectName(QStringLiteral("incidentNotes"));
    m_list->setAccessibleName(tr("Notes, newest first"));
    m_older->setObjectName(QStringLiteral("notesOlder"));
    m_older->setButtonSize(ButtonSize::Header);
    m_older->hide();
    m_area->setObjectName(QStringLiteral("notesScroll"));
    m_area->setAccessibleName(tr("Notes"));
    m_area->setFocusPolicy(Qt::NoFocus); // the list inside has it
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_area->setWidgetResizable(true);
    m_area->setWidget(m_list);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addWidget(m_area);
    column->addWidget(m_older, 0, Qt::AlignLeft);
    connect(m_older, &QPushButton::clicked, this, [this] {
        m_limit += kMoreNotes;
        retell();
    });
    connect(m_list, &TextColumn::menuRequested, this, &NotesPart::openMenu);
    connect(m_list, &TextColumn::activated, this, &NotesPart::toggleWhole);
    connect(m_list, &TextColumn::currentMoved, this, [this](const QRect& rect) {
        m_area->ensureVisible(rect.left(), rect.bottom(), 0, 8);
        m_area->ensureVisible(rect.left(), rect.top(), 0, 8);
    });
    // Whoever reads an older note goes on reading it when a new one comes in above.
    connect(m_list, &TextColumn::pushed, this, [this](int fromY, int by) {
        QScrollBar* bar = m_area->verticalScrollBar();
        if (bar->value() <= fromY)
            return;
        QMetaObject::invokeMethod(
            bar, [bar, wanted = bar->value() + by] { bar->setValue(wanted); },
            Qt::QueuedConnection);
    });
    connect(m_list, &TextColumn::grown, this, &NotesPart::fit);
    connect(&tools.source, &ThemeSource::changed, this, &NotesPart::fit);
}

void NotesPart::fit()
{
    const int wanted = std::min(m_list->height(), look().px(kHeightDesignPx));
    if (m_area->minimumHeight() != wanted || m_area->maximumHeight() != wanted)
        m_area->setFixedHeight(wanted);
}

void NotesPart::resizeEvent(QResizeEvent* event)
{
    IncidentPart::resizeEvent(event);
    fit();
}

const Incident* NotesPart::incident() const
{
    if (m_cold)
        return &*m_cold;
    return hotIncident(state(), m_incident);
}

void NotesPart::setIncident(const Incident* incident, Standing standing)
{
    const auto id = incident ? std::optional(incident->id) : std::nullopt;
    const bool isOther = id != m_incident;
    if (isOther) {
        m_limit = kFirstNotes;
        m_unfolded.clear();
    }
    m_incident = id;
    m_cold.reset();
    if (incident && standing == Standing::ReadOnly)
        m_cold = *incident;
    retell();
    if (isOther)
        m_area->verticalScrollBar()->setValue(0);
}

Sealed NotesPart::sealedOf(const Note& note) const
{
    const auto& roles = tools().desk.seat().roles;
    if (note.fieldClass == FieldClass::ClinicianOnly && roles.count(Role::Clinician) == 0)
        return Sealed::Yes;
    return note.fieldClass > FieldClass::Police && !mayReadCare(roles) ? Sealed::Care : Sealed::No;
}

void NotesPart::retell()
{
    const Incident* one = incident();
    std::vector<TextItem> items;
    const NoteWords words{[this](const AgentId& agent) { return agentName(state(), agent); },
                          tools().clock.time};
    const std::size_t count = one ? one->notes.size() : 0;
    for (std::size_t n = count; n > 0 && items.size() < m_limit; --n) {
        const Note* note = &one->notes[n - 1];
        const Folded folded = m_unfolded.count(note->id) > 0 ? Folded::No : Folded::Yes;
        items.push_back(noteItem({*one, *note, folded, sealedOf(*note)}, words));
    }
    const std::size_t older = count - items.size();
    m_list->setItems(std::move(items));
    setVisible(!m_list->items().empty());
    m_older->setVisible(older > 0);
    m_older->setLabel(older == 1 ? tr("1 older note") : tr("%1 older notes").arg(older));
    fit();
}

void NotesPart::toggleWhole(qint64 key)
{
    if (m_unfolded.erase(NoteId(key)) == 0)
        m_unfolded.insert(NoteId(key));
    retell();
}

void NotesPart::openMenu(qint64 key, const QPoint& at)
{
    const Incident* one = incident();
    const Note* note = one ? noteOf(*one, NoteId(key)) : nullptr;
    if (!note || sealedOf(*note) != Sealed::No)
        return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(QStringLiteral("noteMenu"));
    QAction* right = menu->addAction(tr("Correct this note"));
    right->setObjectName(QStringLiteral("noteCorrect"));
    right->setEnabled(!note->correctedBy);
    connect(right, &QAction::triggered, this, [this, key] { Q_EMIT correctionRequested(key); });
    connect(menu->addAction(tr("Copy the text")), &QAction::triggered, this,
            [text = fromStd(note->text)] { QGuiApplication::clipboard()->setText(text); });
    if (note->text.size() > static_cast<std::size_t>(kFoldedCharacters)) {
        const bool isWhole = m_unfolded.count(note->id) > 0;
        connect(menu->addAction(isWhole ? tr("Show the beginning only") : tr("Show all of it")),
                &QAction::triggered, this, [this, key] { toggleWhole(key); });
    }
    menu->popup(at);
}

} // namespace haven::ui
