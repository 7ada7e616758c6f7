#include "ui/mapimport/map_import_panel.h"

#include "models/dispatch/decide.h"
#include "models/items/qt_text.h"
#include "ui/theme/scaled_margins.h"
#include "ui/widgets/cell_painter.h"
#include "ui/widgets/empty_words.h"
#include "ui/widgets/key_button.h"
#include "ui/widgets/panel_header.h"

#include <algorithm>
#include <QAction>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QUrl>
#include <QVBoxLayout>

namespace haven::ui {

namespace {

constexpr int kPathMax = 4000;
constexpr int kAttributionMax = 200;
constexpr int kFilesMax = 200;
constexpr const char* kImportSetting = "map_import";

} // namespace

MapImportPanel::MapImportPanel(const ThemeSource& source, Desk& desk, QWidget* parent)
    : QWidget(parent), m_source(source), m_desk(desk),
      m_model({tr("say what it is: K"), tr("all that is in it")}),
      m_looking(desk, QStringLiteral("mapFiles"))
{
    setObjectName(QStringLiteral("mapImportPanel"));
    setAccessibleName(tr("Bring in a map"));
    setAutoFillBackground(true);
    setAcceptDrops(true);
    build();
    addActs();
    connect(&desk, &Desk::importTold, this, &MapImportPanel::hear);
    connect(&desk, &Desk::seatChanged, this, &MapImportPanel::retell);
    connect(&m_source, &ThemeSource::changed, this, &MapImportPanel::restyle);
    restyle();
    retell();
}

KeyButton* MapImportPanel::addButton(const QString& name, const QString& text,
                                     const QKeySequence& key, void (MapImportPanel::*act)())
{
    auto* button = new KeyButton(m_source, text, key, this);
    button->setObjectName(name);
    button->setButtonSize(ButtonSize::Header);
    button->bindWithin(this);
    connect(button, &QAbstractButton::clicked, this, act);
    return button;
}

void MapImportPanel::build()
{
    m_header = new PanelHeader(m_source, tr("Bring in a map"), this);
    auto* back = new KeyButton(m_source, tr("Back"), QKeySequence(Qt::Key_Escape), this);
    back->setObjectName(QStringLiteral("mapImportBack"));
    back->setButtonSize(ButtonSize::Header);
    connect(back, &QAbstractButton::clicked, this, &MapImportPanel::left);
    m_header->addRightButton(back);
    m_intro = new QLabel(this);
    m_intro->setObjectName(QStringLiteral("mapImportIntro"));
    m_progress = new QLabel(this);
    m_progress->setObjectName(QStringLiteral("mapImportProgress"));
    for (QLabel* label : {m_intro, m_progress}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    m_files = new BoardView(m_source, tr("Map files"), this);
    m_files->setObjectName(QStringLiteral("mapFilesView"));
    m_files->setModel(&m_model);
    new EmptyWords(m_source, m_files, [this] {
        return tr("No file is chosen. %1 chooses map files of this machine.", "a key")
            .arg(keyOf(m_source, "mapBrowse"));
    });
    const auto at = [](MapFileColumn column) { return static_cast<int>(column); };
    m_files->setColumns(
        {{at(MapFileColumn::File), tr("File"), 240, 120},
         {at(MapFileColumn::Kind), tr("What it holds"), 170, 140},
         {at(MapFileColumn::Outcome), tr("Format, and what became of it"), 300, 160}});
    m_rejects = new QPlainTextEdit(this);
    m_rejects->setObjectName(QStringLiteral("mapRejects"));
    m_rejects->setAccessibleName(tr("What was not taken, and why"));
    m_rejects->setToolTip(tr("What was not taken, and why"));
    m_rejects->setReadOnly(true);
    m_rejects->setTabChangesFocus(true);
    m_rejects->hide();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(m_intro);
    buildLines(column);
    column->addWidget(m_files, 2);
    column->addWidget(m_progress);
    column->addWidget(m_rejects, 1);
    setFocusProxy(m_path);
}

void MapImportPanel::buildLines(QVBoxLayout* column)
{
    m_path = new QLineEdit(this);
    m_path->setObjectName(QStringLiteral("mapPath"));
    m_path->setAccessibleName(tr("Map file"));
    m_path->setPlaceholderText(tr("Path of a map file, then Enter; or drop files here"));
    m_path->setToolTip(tr("OpenStreetMap .osm.pbf, GeoJSON, shapefile, CSV or MBTiles; Enter adds "
                          "it to the list"));
    m_path->setMaxLength(kPathMax);
    connect(m_path, &QLineEdit::returnPressed, this, &MapImportPanel::addTyped);
    m_browse = addButton(QStringLiteral("mapBrowse"), tr("Choose files…"),
                         QKeySequence(Qt::CTRL | Qt::Key_O), &MapImportPanel::browse);
    m_attribution = new QLineEdit(this);
    m_attribution->setObjectName(QStringLiteral("mapAttribution"));
    m_attribution->setAccessibleName(tr("Credit to show on the map"));
    m_attribution->setPlaceholderText(
        tr("Credit that the license asks for, for example: © Town of Hamden"));
    m_attribution->setToolTip(tr("Shown on the map. OpenStreetMap's own is added by itself."));
    m_attribution->setMaxLength(kAttributionMax);
    m_run = addButton(QStringLiteral("mapRun"), tr("Bring them in"),
                      QKeySequence(Qt::CTRL | Qt::Key_Return), &MapImportPanel::run);
    m_run->setKind(ButtonKind::Primary);
    m_stop = addButton(QStringLiteral("mapStop"), tr("Stop"), QKeySequence(Qt::ALT | Qt::Key_S),
                       &MapImportPanel::stop);
    m_stop->setHint(tr("Stop; the map before stays in use"));
    const auto addRow = [&](QWidget* field, std::initializer_list<QWidget*> buttons) {
        auto* row = new QHBoxLayout;
        scaleMargins(m_source, row, {12, 4, 12, 4}, 8);
        row->addWidget(field, 1);
        for (QWidget* button : buttons)
            row->addWidget(button);
        column->addLayout(row);
    };
    addRow(m_path, {m_browse});
    addRow(m_attribution, {m_stop, m_run});
}

void MapImportPanel::addActs()
{
    const auto add = [this](const char* name, const QString& text, const QKeySequence& key,
                            std::function<void(int row)> act) {
        auto* action = new QAction(text, this);
        action->setObjectName(QString::fromLatin1(name));
        action->setShortcut(key);
        connect(action, &QAction::triggered, this, [this, act = std::move(act)] {
            if (m_stage == Stage::Running)
                return;
            act(m_files->currentIndex().row());
            retell();
        });
        m_files->addRowAction(action);
    };
    add("mapKindNext", tr("It holds something else: next"), QKeySequence(Qt::Key_K),
        [this](int row) { m_model.turnKind(row, 1); });
    add("mapKindBefore", tr("It holds something else: the one before"),
        QKeySequence(Qt::SHIFT | Qt::Key_K), [this](int row) { m_model.turnKind(row, -1); });
    add("mapFileRemove", tr("Take it off the list"), QKeySequence(Qt::Key_Delete),
        [this](int row) { m_model.remove(row); });
}

void MapImportPanel::start()
{
    m_path->setFocus(Qt::ShortcutFocusReason);
}

// --- choosing ---

void MapImportPanel::addFiles(const QStringList& paths)
{
    MapFilesQuery query;
    for (const MapFileSeen& known : m_model.files())
        query.paths.push_back(known.path);
    // Those that are there keep what a person said of them.
    const std::size_t before = query.paths.size();
    for (const QString& path : paths) {
        const std::string one = path.trimmed().toStdString();
        const bool isNew = !one.empty() && std::find(query.paths.begin(), query.paths.end(), one) ==
                                               query.paths.end();
        if (isNew && query.paths.size() < static_cast<std::size_t>(kFilesMax))
            query.paths.push_back(one);
    }
    query.paths.erase(query.paths.begin(),
                      query.paths.begin() + static_cast<std::ptrdiff_t>(before));
    if (query.paths.empty() || m_stage == Stage::Running)
        return;
    m_stage = Stage::Choosing;
    m_progress->setText(tr("Looking at the files…"));
    m_looking.ask(query, [this](const QueryAnswer& answer) {
        const auto* found = std::get_if<MapFilesFound>(&answer);
        if (!found)
            return;
        m_model.add(*found);
        if (!m_files->currentIndex().isValid())
            m_files->setCurrentIndex(m_model.index(0, 0));
        retell();
    });
}

void MapImportPanel::addTyped()
{
    const QString path = m_path->text().trimmed();
    if (path.isEmpty())
        return;
    m_path->clear();
    addFiles({path});
}

void MapImportPanel::browse()
{
    auto* dialog = new QFileDialog(this, tr("Choose map files"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setNameFilters({tr("Map files (*.pbf *.geojson *.json *.shp *.csv *.tsv *.csv.gz "
                               "*.mbtiles)"),
                            tr("All files (*)")});
    connect(dialog, &QFileDialog::filesSelected, this, &MapImportPanel::addFiles);
    dialog->open();
}

void MapImportPanel::dragEnterEvent(QDragEnterEvent* event)
{
    if (event->mimeData()->hasUrls() && m_stage != Stage::Running)
        event->acceptProposedAction();
}

void MapImportPanel::dropEvent(QDropEvent* event)
{
    QStringList paths;
    const auto urls = event->mimeData()->urls();
    for (const QUrl& url : urls) {
        if (url.isLocalFile())
            paths << url.toLocalFile();
    }
    addFiles(paths);
    event->acceptProposedAction();
}

// --- bringing in ---

bool MapImportPanel::isAllowed() const
{
    return mayDo(ChangeSetting{}, m_desk.seat().roles);
}

void MapImportPanel::run()
{
    if (m_stage == Stage::Running || !isAllowed())
        return;
    if (!m_model.isReady()) {
        Q_EMIT said(m_model.files().empty()
                        ? tr("Choose a map file first.")
                        : tr("A file is not clear yet: say what it holds, or take it off the "
                             "list."),
                    Tone::Refused);
        return;
    }
    m_stage = Stage::Running;
    m_model.forgetOutcomes();
    m_rejects->hide();
    m_progress->setText(tr("Beginning…"));
    MapImportWish wish;
    wish.files = m_model.wishes();
    wish.attribution = m_attribution->text().trimmed().toStdString();
    retell();
    m_desk.importMap(std::move(wish));
}

void MapImportPanel::stop()
{
    if (m_stage != Stage::Running)
        return;
    m_progress->setText(tr("Stopping. The map before stays in use."));
    m_desk.stopImport();
}

void MapImportPanel::hear(const MapImportStep& step)
{
    if (m_stage != Stage::Running)
        return;
    switch (step.stage) {
    case MapImportStage::Reading:
        m_progress->setText(tr("Reading %1: %2 features so far. Calls can be taken meanwhile.")
                                .arg(fromStd(step.path))
                                .arg(step.taken));
        m_model.tellOutcome(step.path, tr("reading, %1").arg(step.taken));
        return;
    case MapImportStage::Indexing:
        m_progress->setText(tr("All files are read. The new map is being made ready…"));
        return;
    case MapImportStage::Done:
    case MapImportStage::Stopped:
    case MapImportStage::Failed:
        finish(step);
        return;
    }
}

void MapImportPanel::finish(const MapImportStep& step)
{
    m_stage = Stage::Over;
    if (step.stage != MapImportStage::Done) {
        m_model.forgetOutcomes();
        const QString why =
            step.refusal ? refusalText(*step.refusal) : tr("The import was stopped.");
        // Some refusals say so themselves.
        const bool isSaid = step.refusal && (step.refusal->code == RefusalCode::MapFileMalformed ||
                                             step.refusal->code == RefusalCode::MapImportStopped);
        m_progress->setText(isSaid ? why : tr("%1 The map before stays in use.", "why").arg(why));
        Q_EMIT said(m_progress->text(),
                    step.stage == MapImportStage::Stopped ? Tone::Quiet : Tone::Refused);
        retell();
        return;
    }
    std::int64_t imported = 0;
    for (const MapFileTaken& file : step.files) {
        imported += file.imported;
        QString words = fromStd(file.words);
        if (file.rejected > 0)
            words += tr(", rejected %1").arg(file.rejected);
        if (file.passedOver > 0)
            words += tr(", of no use here %1").arg(file.passedOver);
        m_model.tellOutcome(file.path, words);
    }
    m_progress->setText(step.rejectCount == 0
                            ? tr("The new map is in use: %1 features.").arg(imported)
                            : tr("The new map is in use: %1 features. %2 were not taken:")
                                  .arg(imported)
                                  .arg(step.rejectCount));
    QStringList lines;
    for (const MapReject& one : step.rejects)
        lines << tr("%1, feature %2: %3", "file, which one, why")
                     .arg(fromStd(one.path), fromStd(one.feature), fromStd(one.reason));
    if (step.rejectCount > static_cast<std::int64_t>(step.rejects.size()))
        lines << tr("And %1 more. havenctl map import lists them all.")
                     .arg(step.rejectCount - static_cast<std::int64_t>(step.rejects.size()));
    m_rejects->setPlainText(lines.join(u'\n'));
    m_rejects->setVisible(!lines.isEmpty());
    Q_EMIT said(m_progress->text(), Tone::Accepted);
    record(step);
    retell();
}

// Whose map it is changes what the rules find, so the log says when it became another one.
void MapImportPanel::record(const MapImportStep& step)
{
    std::string value;
    for (const MapFileTaken& file : step.files)
        value += (value.empty() ? "" : "; ") + file.path + ": " + file.words;
    m_desk.submit(ChangeSetting{kImportSetting, value});
}

void MapImportPanel::retell()
{
    const bool isRunning = m_stage == Stage::Running;
    const bool mayNow = isAllowed() && !isRunning;
    m_intro->setText(
        isAllowed()
            ? tr("Roads, addresses, places, beats, towns and tiles from files of your agency or of "
                 "OpenStreetMap. A file that was brought in before is replaced. All of them or "
                 "none; until the end the map before stays in use.")
            : tr("An administrator brings in the map. You can look at what files hold."));
    m_header->setNote(m_model.files().empty() ? QString()
                                              : tr("%1 files").arg(m_model.files().size()));
    m_run->setEnabled(mayNow && m_model.isReady());
    m_stop->setEnabled(isRunning);
    for (QWidget* field : std::initializer_list<QWidget*>{m_path, m_attribution, m_browse})
        field->setEnabled(!isRunning);
    if (m_stage == Stage::Choosing)
        m_progress->setText(m_model.files().empty() ? QString()
                            : m_model.isReady()
                                ? tr("Ready. In the list, K says what a file holds, Delete takes "
                                     "it off.")
                                : tr("Say what each file holds: choose it and press K."));
}

void MapImportPanel::restyle()
{
    const Look& look = m_source.look();
    QPalette palette = this->palette();
    palette.setColor(QPalette::Window, look.color(Token::Panel));
    palette.setColor(QPalette::WindowText, look.color(Token::Second));
    setPalette(palette);
    m_intro->setPalette(palette);
    palette.setColor(QPalette::WindowText, look.color(Token::Text));
    m_progress->setPalette(palette);
    m_intro->setFont(look.font(TypeRole::Body));
    m_progress->setFont(look.font(TypeRole::Strong));
    for (QLabel* label : {m_intro, m_progress})
        label->setContentsMargins(look.px(12), look.px(6), look.px(12), look.px(6));
    for (QLineEdit* line : {m_path, m_attribution}) {
        line->setFont(look.font(TypeRole::Body));
        line->setMinimumHeight(line->minimumSizeHint().height() + look.px(2));
    }
    m_rejects->setFont(look.font(TypeRole::Note));
}

void MapImportPanel::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT left();
    else
        QWidget::keyPressEvent(event);
}

} // namespace haven::ui
