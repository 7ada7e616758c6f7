#pragma once

#include "models/items/desk.h"
#include "models/items/map_files_model.h"
#include "ui/theme/theme_source.h"
#include "ui/widgets/board_view.h"
#include "ui/widgets/desk_asker.h"
#include "ui/widgets/latest_answer.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QPlainTextEdit;

namespace haven::ui {

class KeyButton;
class PanelHeader;

// Brings map files into the station's map: choose them, see what each holds, say it where it is not
// recognized, and watch. All of them or none: until the end, and after a stop or a mistake, the map
// before stays in use. Every feature that is not taken is listed with its reason.
class MapImportPanel final : public QWidget
{
    Q_OBJECT

public:
    MapImportPanel(const ThemeSource& source, Desk& desk, QWidget* parent = nullptr);

    void start();
    BoardView& files() const { return *m_files; }
    // As the file dialog and a drop do.
    void addFiles(const QStringList& paths);

Q_SIGNALS:
    void said(const QString& sentence, haven::ui::Tone tone);
    void left();

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    enum class Stage { Choosing, Running, Over };
    void build();
    void buildLines(class QVBoxLayout* column);
    void addActs();
    KeyButton* addButton(const QString& name, const QString& text, const QKeySequence& key,
                         void (MapImportPanel::*act)());
    void addTyped();
    void browse();
    void run();
    void stop();
    void hear(const MapImportStep& step);
    void finish(const MapImportStep& step);
    void record(const MapImportStep& step);
    bool isAllowed() const;
    void retell();
    void restyle();

    const ThemeSource& m_source;
    Desk& m_desk;
    MapFilesModel m_model;
    LatestAnswer m_looking;
    Stage m_stage = Stage::Choosing;
    PanelHeader* m_header = nullptr;
    QLabel* m_intro = nullptr;
    QLineEdit* m_path = nullptr;
    QLineEdit* m_attribution = nullptr;
    BoardView* m_files = nullptr;
    QLabel* m_progress = nullptr;
    QPlainTextEdit* m_rejects = nullptr;
    KeyButton* m_browse = nullptr;
    KeyButton* m_run = nullptr;
    KeyButton* m_stop = nullptr;
};

} // namespace haven::ui
