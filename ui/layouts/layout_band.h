#pragma once

#include "ui/theme/theme_source.h"

#include <QPointer>
#include <QStringListModel>
#include <QWidget>

class QLabel;
class QLineEdit;
class QListView;

namespace haven::ui {

// A line of the list: the layout's own name is never translated, what is said of it is.
struct LayoutLine {
    QString name;
    QString words;
};

// The layouts in a band above the command bar: in the layout, so that it covers nothing. Enter uses
// the chosen one, Delete removes it; a name typed below saves the desk as it stands. Escape gives
// the focus back where it was.
class LayoutBand final : public QWidget
{
    Q_OBJECT

public:
    explicit LayoutBand(const ThemeSource& source, QWidget* parent = nullptr);

    // Where the focus goes: to choose one, or to save under a name.
    enum class Purpose { Choose, Save };
    // Opens it, or closes it again.
    void turn(const std::vector<LayoutLine>& lines, int chosen, Purpose purpose);
    void retell(const std::vector<LayoutLine>& lines);

Q_SIGNALS:
    void chosen(const QString& name);
    void saveWanted(const QString& name);
    void removeWanted(const QString& name);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    enum class Focus { Back, Stays };
    void close(Focus focus);
    void take();
    void save();
    void remove();
    QString current() const;
    void restyle();

    const ThemeSource& m_source;
    std::vector<LayoutLine> m_lines;
    QStringListModel m_model;
    QLabel* m_title;
    QListView* m_view;
    QLabel* m_ask;
    QLineEdit* m_name;
    QPointer<QWidget> m_cameFrom;
};

} // namespace haven::ui
