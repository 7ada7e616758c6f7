#pragma once

#include <map>
#include <QByteArray>
#include <QString>
#include <vector>

class QWidget;

// How a person left the parts of a window, so that the same parts made anew can stand as they
// stood: what is typed and not yet anywhere else, where the cursor is, borders that were moved.
// Parts are known by their object names and those around them.
namespace haven::ui {

struct TypedField {
    QString path;
    QString text;
    int cursor = 0;
};

struct WindowPose {
    std::vector<TypedField> fields; // with something in them
    std::map<QString, QByteArray> borders;
    std::map<QString, int> chosen; // rows of lists one chooses from
    QString focus;                 // empty: nothing in it has the focus
};

WindowPose poseOf(const QWidget& root);
// What is not there any more is left out. A field that holds the same already is not touched, so
// that nothing is taken for typed anew.
void assume(QWidget& root, const WindowPose& pose);
// Whether somebody has begun to write something below it.
bool isTypedIn(const QWidget& root);
// What still waits to be handed to the desk as a draft is handed over at once.
void keepDrafts(const QWidget& root);

} // namespace haven::ui
