import { defineMessages } from '@candid/messages';

export const historyMessages = defineMessages({
  'history.page': 'Candid: history',
  'history.heading': 'History',
  'history.promise':
    'Each picture stays for {lifetime:span}, with the words and references it was made from. Delete one and all of it is gone at once.',
  'history.visitor.title': 'This history belongs to this browser.',
  'history.visitor.body': 'Sign in, and it goes along to your account and your other devices.',
  'history.empty': 'Nothing here. What you make from now on comes here by itself.',
  'history.empty.make': 'Make a picture',
  'history.none': 'No picture fits. Ask for less, or show all.',
  'history.count': { plural: 'count', one: '{count:number} picture', other: '{count:number} pictures' },
  'history.count.fitting': '{fitting:number} of {all:number} fit',
  'history.pictures': 'Pictures',

  'history.filter': 'Show only some',
  'history.filter.from': 'From',
  'history.filter.to': 'To',
  'history.filter.model': 'Model',
  'history.filter.shape': 'Shape',
  'history.filter.kind': 'Made by',
  'history.filter.any': 'Any',
  'history.filter.show': 'Show',
  'history.filter.clear': 'Show all',
  'history.shape.landscape': 'Landscape',
  'history.shape.square': 'Square',
  'history.shape.portrait': 'Portrait',
  'history.kind.generate': 'Description alone',
  'history.kind.edit': 'Editing pictures',

  'history.tick': 'Select: {what}',
  'history.selection': 'Selected pictures',
  'history.selected': { plural: 'count', one: '{count:number} selected', other: '{count:number} selected' },
  'history.ticked': 'For the ticked pictures:',
  'history.selectPage': { plural: 'count', one: 'Select the one here', other: 'Select all {count:number} here' },
  'history.selectNone': 'Select none',
  'history.zip': 'Download as ZIP',
  'history.zip.all': {
    plural: 'count',
    one: 'Download the picture as ZIP',
    other: 'Download all {count:number} as ZIP',
  },
  'history.zip.missing': {
    plural: 'count',
    one: '{count:number} picture is not in this file: its time was over, or it was deleted, before it could be added. Its number begins with {names}.\n',
    other:
      '{count:number} pictures are not in this file: their time was over, or they were deleted, before they could be added. Their numbers begin with {names}.\n',
  },
  'history.remove': 'Delete',
  'history.remove.body': {
    plural: 'count',
    one: 'The picture, its description and its references are destroyed at once, here and on every device. Nothing brings them back.',
    other:
      '{count:number} pictures, their descriptions and their references are destroyed at once, here and on every device. Nothing brings them back.',
  },
  'history.remove.plain':
    'The ticked pictures, their descriptions and their references are destroyed at once, here and on every device. Nothing brings them back.',
  'history.remove.confirm': { plural: 'count', one: 'Destroy the picture', other: 'Destroy {count:number} pictures' },
  'history.remove.confirm.plain': 'Destroy the ticked pictures',
  'history.removeAll': 'Delete the whole history',
  'history.removeAll.body': {
    plural: 'count',
    one: 'The one picture, its description and its references are destroyed at once, here and on every device, also if a filter hides it now.',
    other:
      'All {count:number} pictures, their descriptions and their references are destroyed at once, here and on every device, also those that a filter hides now.',
  },
  'history.removeAll.confirm': { plural: 'count', one: 'Destroy the picture', other: 'Destroy all {count:number}' },

  'history.removed': 'Destroyed',
  'history.removed.pictures': 'Pictures',
  'history.removed.keys': 'Keys destroyed',
  'history.removed.files': 'Files removed',
  'history.removed.left': 'Left',
  'history.removed.nothing': 'nothing',
  'history.removed.foot': 'Copies in backups open no more: what they needed was the keys.',

  'history.pages': 'Pages of the history',
  'history.older': 'Older',
  'history.newest': 'Newest',
  'history.made': 'Made',
  'history.moment': '{at:date}, {at:time}',
  'history.details.note': 'Description and references live as long as the picture, and not a second longer.',
  'history.again': 'Use again',

  'places.label': 'Places',
  'places.table': 'Table',
  'places.history': 'History',
  'places.tasks': 'Tasks',

  'suggestions.heading': 'Suggested settings',
  'suggestions.body':
    'The composer begins with the model, shape and quality you mostly choose. It looks at your own last pictures and at nobody else’s.',
  'suggestions.on': 'Suggesting is on.',
  'suggestions.objected': 'Suggesting is off: you objected to this use.',
  'suggestions.restricted': 'Suggesting is off: your account is restricted.',
  'suggestions.switchOff': 'Switch off',
  'suggestions.switchOn': 'Switch on',
  'suggestions.line': 'Settings',
  'suggestions.line.own': 'as you mostly choose',
});
